//! What somebody or a key may do, in words.

use domain::actor::Permission;

catalogue! {
    /// What somebody or a key may do, in words.
    pub struct PermissionTexts;

    view_accounts { en: "See accounts", es: "Ver cuentas" }
    create_accounts { en: "Create accounts", es: "Crear cuentas" }
    edit_accounts { en: "Edit accounts", es: "Editar cuentas" }
    close_accounts { en: "Delete and reject accounts", es: "Eliminar y rechazar cuentas" }
    create_login_links { en: "Make login links", es: "Crear enlaces de acceso" }
    edit_payout_destinations { en: "Change where payouts go", es: "Cambiar el destino de los pagos" }
    view_money { en: "See balances, payments and payouts", es: "Ver saldos, pagos y transferencias al banco" }
    view_ledger { en: "See postings", es: "Ver asientos" }
    send_funds { en: "Send funds", es: "Enviar fondos" }
    add_funds { en: "Add funds", es: "Añadir fondos" }
    pay_out { en: "Pay out to banks", es: "Transferir al banco" }
    record_payments { en: "Take and record payments", es: "Cobrar y registrar pagos" }
    refund_payments { en: "Refund payments", es: "Reembolsar pagos" }
    respond_to_disputes { en: "Respond to disputes", es: "Responder a disputas" }
    view_keys { en: "See API keys", es: "Ver claves de API" }
    manage_keys { en: "Manage API keys", es: "Gestionar claves de API" }
    manage_money_keys { en: "Manage keys that move money", es: "Gestionar claves que mueven dinero" }
    manage_team { en: "Manage the team", es: "Gestionar el equipo" }
    switch_to_live { en: "Switch to live data", es: "Cambiar a datos reales" }
    view_outbox { en: "See the message outbox", es: "Ver la bandeja de salida" }
    run_simulator { en: "Run the simulator", es: "Usar el simulador" }
}

impl PermissionTexts {
    /// A permission in words.
    pub const fn of(self, permission: Permission) -> &'static str {
        match permission {
            Permission::ViewAccounts => self.view_accounts(),
            Permission::CreateAccounts => self.create_accounts(),
            Permission::EditAccounts => self.edit_accounts(),
            Permission::CloseAccounts => self.close_accounts(),
            Permission::CreateLoginLinks => self.create_login_links(),
            Permission::EditPayoutDestinations => self.edit_payout_destinations(),
            Permission::ViewMoney => self.view_money(),
            Permission::ViewLedger => self.view_ledger(),
            Permission::SendFunds => self.send_funds(),
            Permission::AddFunds => self.add_funds(),
            Permission::PayOut => self.pay_out(),
            Permission::RecordPayments => self.record_payments(),
            Permission::RefundPayments => self.refund_payments(),
            Permission::RespondToDisputes => self.respond_to_disputes(),
            Permission::ViewKeys => self.view_keys(),
            Permission::ManageKeys => self.manage_keys(),
            Permission::ManageMoneyKeys => self.manage_money_keys(),
            Permission::ManageTeam => self.manage_team(),
            Permission::SwitchToLive => self.switch_to_live(),
            Permission::ViewOutbox => self.view_outbox(),
            Permission::RunSimulator => self.run_simulator(),
        }
    }
}
