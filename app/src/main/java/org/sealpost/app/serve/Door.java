package org.sealpost.app.serve;

import java.util.Optional;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.api.Desk;
import org.sealpost.app.page.Frame;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.web.Call;
import org.sealpost.fleet.watch.schedule.Schedule;

/// How people come in, and what they find there.
public record Door(
        Doorkeeper doorkeeper,
        SignIn signIn,
        Invitations invitations,
        AuditTrail audit,
        FleetStore fleet,
        Schedule schedule,
        HistoryStore history,
        SqlReportStore reports,
        Changes changes,
        Desk api,
        SettingsDesk settings) {
    /// Who a page names in its head.
    Frame.Who who(Call call) {
        Optional<Caller.SignedIn> signed = doorkeeper.signedIn(call);
        return new Frame.Who(
                signed.map(Caller.SignedIn::person).map(Person::name).map(PersonName::text),
                signed.filter(each -> each.person().roles().size() > 1)
                        .flatMap(each -> Doorkeeper.tenant(call, each))
                        .map(TenantId::word),
                doorkeeper.formToken(call).map(token -> token.text()).orElse(""));
    }
}
