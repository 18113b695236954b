//! Files for evidence.

use domain::{
    dispute::MAX_FILES,
    file::{File, FilePurpose, FileType},
    list::PageRequest,
};
use service::{
    Error,
    disputes::Response,
    files::{self, NewFile},
};
use testkit::{World, both_engines, refused};

use crate::support::{charge, dispute, respond, says, told};

fn pdf(size: usize, purpose: FilePurpose) -> NewFile {
    let mut content = b"%PDF-1.7\n".to_vec();
    content.resize(size, b' ');
    NewFile {
        purpose,
        filename: "scans/receipt.pdf".to_owned(),
        content,
    }
}

async fn upload(w: &World, new: &NewFile) -> Result<File, Error> {
    files::upload(&w.ctx, &w.admin(), new, None)
        .await
        .map(|reply| reply.value)
}

both_engines! {
    async fn a_file_comes_back_as_it_was(w: &World) {
        let new = pdf(1_000, FilePurpose::DisputeEvidence);
        let file = upload(w, &new).await.unwrap();
        assert_eq!((file.filename.as_str(), file.size, file.kind), ("receipt.pdf", 1_000, FileType::Pdf));
        let (found, bytes) = files::content(&w.ctx, &w.admin(), &file.id).await.unwrap();
        assert_eq!((found, bytes), (file.clone(), new.content));
        assert_eq!(told(w, file.id.as_str()).await, ["file.created"]);
        let page = PageRequest::first(10);
        let evidence = Some(FilePurpose::DisputeEvidence);
        let listed = files::list(&w.ctx, &w.admin(), evidence, Default::default(), &page).await.unwrap();
        assert_eq!(listed.items, std::slice::from_ref(&file));
        let logos = Some(FilePurpose::BusinessLogo);
        assert!(files::list(&w.ctx, &w.admin(), logos, Default::default(), &page).await.unwrap().items.is_empty());
        let seller = w.seller("Juniper").await;
        refused(files::retrieve(&w.ctx, &w.owner(&seller.id), &file.id).await, "resource_missing", "id");
    }

    async fn files_are_what_their_bytes_say_and_not_too_large(w: &World) {
        let text = NewFile { purpose: FilePurpose::DisputeEvidence, filename: "a.pdf".into(), content: b"hello".to_vec() };
        let bad = [
            text,
            pdf(0, FilePurpose::DisputeEvidence),
            pdf(5_000_001, FilePurpose::DisputeEvidence),
            pdf(1_000, FilePurpose::BusinessLogo),
            pdf(10_000_001, FilePurpose::IdentityDocument),
        ];
        for new in bad {
            assert!(matches!(upload(w, &new).await, Err(Error::Invalid { param, .. }) if param == "file"));
        }
        let mut png = b"\x89PNG\r\n\x1a\n".to_vec();
        png.resize(524_288, 0);
        let logo = NewFile { purpose: FilePurpose::BusinessLogo, filename: "logo.exe".into(), content: png };
        assert_eq!(upload(w, &logo).await.unwrap().kind, FileType::Png);
    }

    async fn papers_that_identify_people_are_not_given_out(w: &World) {
        let file = upload(w, &pdf(100, FilePurpose::IdentityDocument)).await.unwrap();
        assert!(matches!(files::content(&w.ctx, &w.admin(), &file.id).await, Err(Error::Refused { .. })));
        assert!(files::retrieve(&w.ctx, &w.admin(), &file.id).await.is_ok());
    }

    async fn files_in_the_evidence_have_a_purpose_and_a_size_together(w: &World) {
        let payment = charge(w, &w.platform.id, 10_000, "tok_bypassPending").await;
        let dispute = dispute(w, &payment).await;
        let half = usize::try_from(MAX_FILES / 2).unwrap();
        let one = upload(w, &pdf(half, FilePurpose::DisputeEvidence)).await.unwrap();
        let two = upload(w, &pdf(half + 1, FilePurpose::DisputeEvidence)).await.unwrap();
        let other = upload(w, &pdf(10, FilePurpose::AccountRequirement)).await.unwrap();
        let foreign = files::upload(&w.ctx, &w.owner(&w.seller("Juniper").await.id), &pdf(10, FilePurpose::DisputeEvidence), None)
            .await.unwrap().value;
        respond(w, &dispute, &says("receipt", one.id.as_str(), Some(false))).await.unwrap();
        for (id, code) in [(&two.id, "parameter_invalid"), (&other.id, "parameter_invalid"), (&foreign.id, "resource_missing")] {
            let error = respond(w, &dispute, &says("service_documentation", id.as_str(), None)).await.unwrap_err();
            assert_eq!(error.code(), code, "{id}");
        }
        // One file per part: the second replaces the first.
        let replaced = respond(w, &dispute, &says("receipt", two.id.as_str(), Some(false))).await.unwrap();
        assert_eq!(replaced.evidence["receipt"], two.id.as_str());
        assert_eq!(respond(w, &dispute, &Response::default()).await.unwrap().submissions, 1);
    }
}
