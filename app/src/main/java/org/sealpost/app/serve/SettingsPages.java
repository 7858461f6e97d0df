package org.sealpost.app.serve;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.SettingsFrame;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;

/// The pages of settings, and what they have in common.
final class SettingsPages {
    private final Frames frames;
    private final Notices notices;
    private final Guard guard;
    private final Door door;

    SettingsPages(Frames frames, Notices notices, Guard guard, Door door) {
        this.frames = frames;
        this.notices = notices;
        this.guard = guard;
        this.door = door;
    }

    void addTo(Routes routes) {
        routes.get("/settings", call -> guard.letIn(call, SettingsPages::first));
        routes.post("/settings/tenant", call -> guard.letIn(call, this::choose));
        new AccountSettings(this, door).addTo(routes);
        new TokenSettings(this, door.settings()).addTo(routes);
        new PeopleSettings(this, door).addTo(routes);
        new ChannelSettings(this, door).addTo(routes);
        new MaintenanceSettings(this, door).addTo(routes);
        new OperatorSettings(this, door).addTo(routes);
        new TenantSettings(this, door).addTo(routes);
    }

    Guard guard() {
        return guard;
    }

    private static Reply first(Guard.Self self) {
        return Reply.seeOther(SettingsSection.ACCOUNT.address());
    }

    private Reply choose(Guard.Self self) {
        Optional<TenantId> chosen = self.call()
                .form()
                .one("tenant")
                .flatMap(TenantId::read)
                .filter(self.caller().person().roles().keySet()::contains);
        return chosen.map(tenant -> Doorkeeper.choosing(self.call(), Reply.seeOther(SignInPages.START), tenant))
                .orElseGet(() -> nothing(self.call()));
    }

    /// What is around a page.
    Frame frame(Guard.Self self, SettingsSection section) {
        return frames.of(self.call(), section.label(), Optional.of(Place.SETTINGS));
    }

    SettingsFrame settings(Guard.Self self, SettingsSection here) {
        List<SettingsFrame.Section> sections = Arrays.stream(SettingsSection.values())
                .filter(section -> section.isFor(self))
                .map(section -> new SettingsFrame.Section(section.label(), section.address(), section == here))
                .toList();
        return new SettingsFrame(
                here.label(),
                here.lead(),
                sections,
                self.formToken(),
                SettingsDone.sentence(self.call().query().one("done")),
                Optional.empty());
    }

    Reply nothing(Call call) {
        return notices.refuse(call, 404, "There is nothing at this address.");
    }

    Reply refuse(Call call, int status, String sentence) {
        return notices.refuse(call, status, sentence);
    }

    /// Where this very browser reaches the pages. The host is one of those that the operator named, or the request
    /// would not have come so far.
    static String base(Call call) {
        return (call.secure() ? "https://" : "http://") + call.header("host").orElse("localhost");
    }
}
