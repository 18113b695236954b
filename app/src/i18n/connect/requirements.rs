//! What an account must still provide, in words.

catalogue! {
    /// What an account must still provide, in words.
    pub struct RequirementTexts;

    business_type { en: "Business type", es: "Tipo de negocio" }
    mcc { en: "Industry", es: "Sector" }
    url { en: "Website or product description", es: "Sitio web o descripción del producto" }
    external_account { en: "Bank account for payouts", es: "Cuenta bancaria para los pagos salientes" }
    tos { en: "Acceptance of the terms of service", es: "Aceptación de las condiciones del servicio" }
    first_name { en: "Representative: first name", es: "Representante: nombre" }
    last_name { en: "Representative: last name", es: "Representante: apellidos" }
    dob { en: "Representative: date of birth", es: "Representante: fecha de nacimiento" }
    person_address { en: "Representative: address", es: "Representante: dirección" }
    person_email { en: "Representative: email", es: "Representante: correo electrónico" }
    person_phone { en: "Representative: phone", es: "Representante: teléfono" }
    ssn { en: "Representative: last 4 digits of SSN", es: "Representante: últimas 4 cifras del SSN" }
    id_number { en: "Representative: identity number", es: "Representante: número de identidad" }
    document { en: "Representative: identity document", es: "Representante: documento de identidad" }
    company_name { en: "Company: legal name", es: "Empresa: razón social" }
    company_phone { en: "Company: phone", es: "Empresa: teléfono" }
    company_tax_id { en: "Company: tax id", es: "Empresa: identificación fiscal" }
    company_address { en: "Company: address", es: "Empresa: dirección" }
    company_document { en: "Company: registration document", es: "Empresa: documento de registro" }
}

impl RequirementTexts {
    /// The requirement with this key; `None` for keys that have no words.
    pub fn of(self, key: &str) -> Option<&'static str> {
        Some(match key {
            "business_type" => self.business_type(),
            "business_profile.mcc" => self.mcc(),
            "business_profile.url" | "business_profile.product_description" => self.url(),
            "external_account" => self.external_account(),
            "tos_acceptance.date" | "tos_acceptance.ip" => self.tos(),
            "individual.first_name" => self.first_name(),
            "individual.last_name" => self.last_name(),
            "individual.email" => self.person_email(),
            "individual.phone" => self.person_phone(),
            "individual.ssn_last_4" => self.ssn(),
            "individual.id_number" => self.id_number(),
            "company.name" => self.company_name(),
            "company.phone" => self.company_phone(),
            "company.tax_id" => self.company_tax_id(),
            key if key.starts_with("individual.dob.") => self.dob(),
            key if key.starts_with("individual.address.") => self.person_address(),
            key if key.starts_with("individual.verification.") => self.document(),
            key if key.starts_with("company.address.") => self.company_address(),
            key if key.starts_with("company.verification.") => self.company_document(),
            _ => return None,
        })
    }
}
