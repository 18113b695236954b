//! Uploaded files.

use serde::{Deserialize, Serialize};

use crate::{
    id::{AccountId, FileId},
    time::Timestamp,
};

/// Largest file, in bytes.
pub const MAX_SIZE: usize = 10_000_000;

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilePurpose {
    /// A paper that an account must show.
    AccountRequirement,
    /// More than the first paper.
    AdditionalVerification,
    /// A square picture of a business.
    BusinessIcon,
    /// A picture with the name of a business.
    BusinessLogo,
    /// A signature.
    CustomerSignature,
    /// Evidence in a dispute.
    DisputeEvidence,
    /// A passport or the like.
    IdentityDocument,
    /// How cards are kept safe.
    PciDocument,
    /// A tax form.
    TaxDocumentUserUpload,
    /// What a card reader shows while nobody pays.
    TerminalReaderSplashscreen,
}

impl FilePurpose {
    /// Every purpose.
    pub const ALL: [Self; 10] = [
        Self::AccountRequirement,
        Self::AdditionalVerification,
        Self::BusinessIcon,
        Self::BusinessLogo,
        Self::CustomerSignature,
        Self::DisputeEvidence,
        Self::IdentityDocument,
        Self::PciDocument,
        Self::TaxDocumentUserUpload,
        Self::TerminalReaderSplashscreen,
    ];

    /// The name on the wire and in the database.
    pub const fn name(self) -> &'static str {
        match self {
            Self::AccountRequirement => "account_requirement",
            Self::AdditionalVerification => "additional_verification",
            Self::BusinessIcon => "business_icon",
            Self::BusinessLogo => "business_logo",
            Self::CustomerSignature => "customer_signature",
            Self::DisputeEvidence => "dispute_evidence",
            Self::IdentityDocument => "identity_document",
            Self::PciDocument => "pci_document",
            Self::TaxDocumentUserUpload => "tax_document_user_upload",
            Self::TerminalReaderSplashscreen => "terminal_reader_splashscreen",
        }
    }

    /// The purpose of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.name() == name)
    }

    /// Whether it must be a picture, which a document is not.
    pub const fn is_picture(self) -> bool {
        matches!(
            self,
            Self::BusinessIcon
                | Self::BusinessLogo
                | Self::CustomerSignature
                | Self::TerminalReaderSplashscreen
        )
    }

    /// Whether it shows who someone is, so that it is not given out again.
    pub const fn is_secret(self) -> bool {
        matches!(self, Self::IdentityDocument | Self::AdditionalVerification)
    }

    /// The largest file, in bytes.
    pub const fn max_size(self) -> usize {
        match self {
            Self::BusinessIcon | Self::BusinessLogo => 524_288,
            Self::DisputeEvidence | Self::CustomerSignature => 5_000_000,
            _ => MAX_SIZE,
        }
    }
}

/// What the first bytes of a file say that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileType {
    /// A document.
    Pdf,
    /// A photograph.
    Jpg,
    /// A picture.
    Png,
}

impl FileType {
    /// The type that the first bytes give away; what a name or a header says is not believed.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"%PDF-") {
            Some(Self::Pdf)
        } else if bytes.starts_with(&[0xFF, 0xD8, 0xFF]) {
            Some(Self::Jpg)
        } else if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            Some(Self::Png)
        } else {
            None
        }
    }

    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpg => "jpg",
            Self::Png => "png",
        }
    }
}

/// An uploaded file, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its id.
    pub id: FileId,
    /// Who uploaded it.
    pub account: AccountId,
    /// What it is for.
    pub purpose: FilePurpose,
    /// Its name there.
    pub filename: String,
    /// Bytes.
    pub size: i64,
    /// What it is.
    pub kind: FileType,
    /// When.
    pub created: Timestamp,
}
