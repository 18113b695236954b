use testkit::{World, both_engines};

use crate::support::{Caller, charge, ids};

/// The fields of an upload, and its file where it has one.
type Fields<'a> = &'a [(&'a str, &'a str)];
type Upload<'a> = Option<(&'a str, &'a [u8])>;

const PDF: &[u8] = b"%PDF-1.7\nA receipt.";
const EVIDENCE: &[(&str, &str)] = &[("purpose", "dispute_evidence")];

both_engines! {
    async fn a_file_is_uploaded_found_and_downloaded(w: &World) {
        let caller = Caller::of(w).await;
        let answer = caller.upload(EVIDENCE, Some(("../r\u{e9}ceipt 1.pdf", PDF))).await;
        let made = answer.body;
        assert_eq!(answer.status, 200, "{made}");
        assert_eq!((made["object"].as_str(), made["type"].as_str(), made["size"].as_i64()), (Some("file"), Some("pdf"), Some(19)));
        assert_eq!((made["filename"].as_str(), made["purpose"].as_str()), (Some("r\u{e9}ceipt 1.pdf"), Some("dispute_evidence")));
        let id = made["id"].as_str().unwrap();
        assert_eq!(caller.found(&format!("/v1/files/{id}")).await, made);
        assert_eq!(ids(&caller.found("/v1/files?purpose=dispute_evidence").await), [id]);
        assert!(ids(&caller.found("/v1/files?purpose=business_logo").await).is_empty());
        let (status, headers, bytes) = caller.bytes(&format!("/v1/files/{id}/contents")).await;
        assert_eq!(made["url"], format!("{}/v1/files/{id}/contents", w.ctx.config.base_url).as_str());
        assert_eq!((status.as_u16(), bytes.as_slice()), (200, PDF));
        assert_eq!(headers["content-type"], "application/pdf");
        assert_eq!(headers["content-disposition"], "attachment; filename*=UTF-8''r%C3%A9ceipt%201%2Epdf");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        let events = caller.found("/v1/events?type=file.created").await;
        assert_eq!(events["data"][0]["data"]["object"], made);
        let stranger = Caller::with_key_of(w, &w.other_platform().await).await;
        stranger.get(&format!("/v1/files/{id}/contents")).await.is_refused(404, "resource_missing", "id");
    }

    async fn a_file_is_evidence(w: &World) {
        let caller = Caller::of(w).await;
        let id = charge(w, &w.platform.id, 1_000, "tok_bypassPending").await;
        let dispute = caller.made(&format!("/v1/test_helpers/charges/{id}/dispute"), "").await;
        let path = format!("/v1/disputes/{}", dispute["id"].as_str().unwrap());
        let file = caller.upload(EVIDENCE, Some(("a.pdf", PDF))).await.body;
        let form = format!("evidence[receipt]={}", file["id"].as_str().unwrap());
        let made = caller.made(&format!("{path}?expand[]=evidence.receipt"), &form).await;
        assert_eq!(made["evidence"]["receipt"], file);
        let logo = caller.upload(&[("purpose", "account_requirement")], Some(("a.pdf", PDF))).await.body;
        let other = charge(w, &w.platform.id, 1_000, "tok_bypassPending").await;
        let other = caller.made(&format!("/v1/test_helpers/charges/{other}/dispute"), "").await;
        let form = format!("evidence[receipt]={}", logo["id"].as_str().unwrap());
        caller.post(&format!("/v1/disputes/{}", other["id"].as_str().unwrap()), &form).await
            .is_refused(400, "parameter_invalid", "evidence[receipt]");
    }

    async fn what_is_no_such_file_is_refused(w: &World) {
        let caller = Caller::of(w).await;
        let large = [PDF, &vec![b' '; 5_000_000]].concat();
        let table: [(Fields<'_>, Upload<'_>, &str, &str); 8] = [
            (&[], Some(("a.pdf", PDF)), "parameter_missing", "purpose"),
            (&[("purpose", "nonsense")], Some(("a.pdf", PDF)), "parameter_invalid", "purpose"),
            (EVIDENCE, None, "parameter_missing", "file"),
            (EVIDENCE, Some(("a.pdf", b"")), "parameter_invalid_empty", "file"),
            (EVIDENCE, Some(("a.pdf", b"hello")), "parameter_invalid", "file"),
            (EVIDENCE, Some(("a.pdf", &large)), "parameter_invalid", "file"),
            (&[("purpose", "business_logo")], Some(("a.pdf", PDF)), "parameter_invalid", "file"),
            (&[("purpose", "dispute_evidence"), ("title", "x")], Some(("a.pdf", PDF)), "parameter_unknown", "title"),
        ];
        for (fields, file, code, param) in table {
            caller.upload(fields, file).await.is_refused(400, code, param);
        }
        assert_eq!(caller.post("/v1/files", "purpose=dispute_evidence").await.status, 400);
        let cut = caller.with("content-type", "multipart/form-data; boundary=cut");
        assert_eq!(cut.post("/v1/files", "--cut\r\nnonsense").await.status, 400);
        let huge = vec![b' '; 10_200_000];
        assert_eq!(caller.upload(EVIDENCE, Some(("a.pdf", &huge))).await.status, 413);
        assert!(ids(&caller.found("/v1/files").await).is_empty());
    }

    async fn an_identity_document_is_not_given_out(w: &World) {
        let caller = Caller::of(w).await;
        let made = caller.upload(&[("purpose", "identity_document")], Some(("id.pdf", PDF))).await.body;
        let path = format!("/v1/files/{}/contents", made["id"].as_str().unwrap());
        caller.get(&path).await.is_refused(400, "parameter_invalid", "id");
    }

    async fn every_purpose_of_an_upload_is_known(w: &World) {
        let caller = Caller::of(w).await;
        const PNG: &[u8] = b"\x89PNG\r\n\x1a\n ...";
        for (purpose, bytes) in [("pci_document", PDF), ("tax_document_user_upload", PDF), ("terminal_reader_splashscreen", PNG)] {
            let made = caller.upload(&[("purpose", purpose)], Some(("a", bytes))).await;
            assert_eq!(made.body["purpose"], purpose, "{}", made.body);
            assert_eq!(ids(&caller.found(&format!("/v1/files?purpose={purpose}")).await).len(), 1);
        }
        let link = &[("purpose", "dispute_evidence"), ("file_link_data[create]", "true")];
        caller.upload(link, Some(("a.pdf", PDF))).await
            .is_refused(400, "parameter_unknown", "file_link_data");
    }

    async fn a_key_uploads_once_and_only_the_same_file(w: &World) {
        let caller = Caller::of(w).await.with("idempotency-key", "upload-1");
        let first = caller.upload(EVIDENCE, Some(("a.pdf", PDF))).await;
        let again = caller.upload(EVIDENCE, Some(("a.pdf", PDF))).await;
        assert_eq!(first.body, again.body);
        assert_eq!(again.header("idempotent-replayed"), "true");
        let other = [PDF, b" Another."].concat();
        assert_eq!(caller.upload(EVIDENCE, Some(("a.pdf", &other))).await.status, 400);
        assert_eq!(ids(&caller.found("/v1/files").await).len(), 1);
    }
}
