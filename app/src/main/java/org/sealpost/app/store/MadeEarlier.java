package org.sealpost.app.store;

import java.sql.SQLException;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;

/// What somebody made while they might, and what must not outlive that: links, and whom they expect. It
/// goes in the transaction that takes from them what they were.
final class MadeEarlier {
    private MadeEarlier() {}

    /// Who is kept as the maker of a link or an expectation; empty for the console.
    static String maker(AuditEvent event) {
        return event.by() instanceof Actor.Human(String id, var _) ? id : "";
    }

    /// All that somebody made, for whichever tenant.
    ///
    /// @return how much
    static int by(Sql sql, PersonId maker) throws SQLException {
        return sql.change("DELETE FROM access_link WHERE maker = ?", maker.hex())
                + sql.change("DELETE FROM expected WHERE maker = ?", maker.hex());
    }

    /// The same in one tenant.
    static int by(Sql sql, TenantId tenant, PersonId maker) throws SQLException {
        return sql.change("DELETE FROM access_link WHERE maker = ? AND tenant = ?", maker.hex(), tenant.word())
                + sql.change("DELETE FROM expected WHERE maker = ? AND tenant = ?", maker.hex(), tenant.word());
    }

    /// Links for another password of somebody, made by admins of a tenant that they belonged to alone.
    static void passwordLinks(Sql sql, PersonId person) throws SQLException {
        sql.change(
                "DELETE FROM access_link WHERE purpose = '" + SqlLinks.NEW_PASSWORD
                        + "' AND person = ? AND tenant <> ''",
                person.hex());
    }

    /// With how much went, where something did.
    static AuditEvent said(AuditEvent event, int withdrawn) {
        return withdrawn > 0 ? event.detail("withdrawn", Integer.toString(withdrawn)) : event;
    }
}
