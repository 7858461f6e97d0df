package org.sealpost.app.serve;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.fleet.watch.channel.Delivery;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.notice.ChannelRule;

/// Where alerts are told. What is secret about the way to a channel is taken and never shown again.
final class ChannelSettings {
    private static final SettingsSection HERE = SettingsSection.CHANNELS;
    private static final String NEW = "new";
    private static final String ONE = HERE.address() + "/{label}";
    private static final int WHY = 200;

    private final SettingsPages pages;
    private final ChannelDesk desk;
    private final ChannelView view;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final boolean mail;

    ChannelSettings(SettingsPages pages, Door door) {
        this.pages = pages;
        this.desk = door.settings().channels();
        this.view = new ChannelView(pages, desk);
        this.audit = door.audit();
        this.clock = door.settings().clock();
        this.mail = door.settings().operator().mail();
    }

    void addTo(Routes routes) {
        routes.get(HERE.address(), call -> let(call, visit -> view.all(visit)));
        routes.get(
                HERE.address() + "/" + NEW,
                call -> let(call, visit -> view.blank(visit, 200, ChannelView.Once.NOTHING)));
        routes.post(HERE.address(), call -> let(call, this::add));
        routes.get(
                ONE,
                call -> let(
                        call, visit -> one(visit, entry -> view.shown(visit, 200, entry, ChannelView.Once.NOTHING))));
        routes.post(ONE, call -> let(call, visit -> one(visit, entry -> change(visit, entry))));
        routes.post(ONE + "/test", call -> let(call, visit -> one(visit, entry -> test(visit, entry))));
        routes.post(ONE + "/key", call -> let(call, visit -> one(visit, entry -> key(visit, entry))));
        routes.post(ONE + "/remove", call -> let(call, visit -> one(visit, entry -> remove(visit, entry))));
    }

    private Reply let(Call call, Guard.Page page) {
        return pages.guard().let(call, Permission.MANAGE_CHANNELS, page);
    }

    /// What is done with a channel that there is.
    private interface Deed {
        Reply with(ChannelDesk.Entry entry);
    }

    private Reply one(Guard.Visit visit, Deed deed) {
        return desk.of(visit.tenant(), visit.call().named("label"))
                .map(deed::with)
                .orElseGet(() -> pages.refuse(visit.call(), 404, "There is no channel of that name."));
    }

    private Reply add(Guard.Visit visit) {
        var form = new ChannelForm(visit.call().form());
        String label = visit.call().form().one("label").orElse("");
        if (!ChannelDesk.isLabel(label) || label.equals(NEW)) {
            return view.blank(
                    visit,
                    400,
                    ChannelView.Once.wrong("A channel has a name of lower-case letters, digits and hyphens."));
        }
        if (desk.of(visit.tenant(), label).isPresent()) {
            return view.blank(visit, 409, ChannelView.Once.wrong("There is a channel of that name already."));
        }
        if (desk.of(visit.tenant()).size() >= ChannelDesk.MOST) {
            return view.blank(
                    visit, 409, ChannelView.Once.wrong("A tenant has " + ChannelDesk.MOST + " channels at the most."));
        }
        Target target = form.target(desk.newKey());
        Optional<String> problem = problem(target);
        if (problem.isPresent()) {
            return view.blank(visit, 400, ChannelView.Once.wrong(problem.get()));
        }
        return switch (form.read(
                ChannelDesk.kept(visit.tenant(), label), visit.tenant().word())) {
            case ChannelForm.Reading.Wrong(String sentence) -> view.blank(visit, 400, ChannelView.Once.wrong(sentence));
            case ChannelForm.Reading.Read(ChannelRule rule) -> {
                desk.save(rule, target);
                said(visit, "channel.add", label, target);
                yield saved(visit, label, target, true);
            }
        };
    }

    private Reply change(Guard.Visit visit, ChannelDesk.Entry entry) {
        var form = new ChannelForm(visit.call().form());
        return switch (form.read(entry.rule().name(), visit.tenant().word())) {
            case ChannelForm.Reading.Wrong(String sentence) ->
                view.shown(visit, 400, entry, ChannelView.Once.wrong(sentence));
            case ChannelForm.Reading.Read(ChannelRule rule) -> changed(visit, entry, form, rule);
        };
    }

    private Reply changed(Guard.Visit visit, ChannelDesk.Entry entry, ChannelForm form, ChannelRule rule) {
        if (form.to().isEmpty()) {
            if (entry.target()
                    .filter(each -> ChannelForm.Kind.of(each) != form.kind())
                    .isPresent()) {
                return view.shown(
                        visit, 400, entry, ChannelView.Once.wrong("Type where to: another kind has another address."));
            }
            if (!desk.change(rule)) {
                return pages.nothing(visit.call());
            }
            audit.append(visit.tenant(), event(visit, "channel.change", entry.label()));
            return SettingsDone.CHANNEL.at(address(entry.label()));
        }
        Optional<String> before = entry.target().flatMap(ChannelSettings::key);
        Target target = form.target(before.orElseGet(desk::newKey));
        Optional<String> problem = problem(target);
        if (problem.isPresent()) {
            return view.shown(visit, 400, entry, ChannelView.Once.wrong(problem.get()));
        }
        desk.save(rule, target);
        said(visit, "channel.change", entry.label(), target);
        return saved(visit, entry.label(), target, before.isEmpty());
    }

    /// @param shown whether a key was made that nobody has seen
    private Reply saved(Guard.Visit visit, String label, Target target, boolean shown) {
        Optional<String> key = key(target).filter(_ -> shown);
        return key.flatMap(made -> desk.of(visit.tenant(), label)
                        .map(entry -> view.shown(visit, 200, entry, ChannelView.Once.secret(made))))
                .orElseGet(() -> SettingsDone.CHANNEL.at(address(label)));
    }

    private Reply key(Guard.Visit visit, ChannelDesk.Entry entry) {
        if (entry.target().isEmpty() || !(entry.target().get() instanceof Target.Webhook(String url, var _))) {
            return pages.nothing(visit.call());
        }
        String key = desk.newKey();
        desk.save(entry.rule(), new Target.Webhook(url, key));
        audit.append(visit.tenant(), event(visit, "channel.key", entry.label()));
        return view.shown(visit, 200, entry, ChannelView.Once.secret(key));
    }

    private Reply remove(Guard.Visit visit, ChannelDesk.Entry entry) {
        if (desk.remove(visit.tenant(), entry.label())) {
            audit.append(visit.tenant(), event(visit, "channel.remove", entry.label()));
        }
        return SettingsDone.CHANNEL_GONE.at(HERE.address());
    }

    private Reply test(Guard.Visit visit, ChannelDesk.Entry entry) {
        return switch (desk.test(visit.tenant(), entry.label(), visit.person())) {
            case ChannelDesk.Trial.NotThere _ -> pages.nothing(visit.call());
            case ChannelDesk.Trial.Wait(Duration time) ->
                view.shown(
                        visit,
                        429,
                        entry,
                        ChannelView.Once.tried(
                                "wait",
                                "Too many tests. Go on in "
                                        + Words.count((int) time.toMinutes() + 1, "minute", "minutes") + "."));
            case ChannelDesk.Trial.Done(Delivery delivery) -> {
                ChannelView.Once told = told(delivery);
                audit.append(
                        visit.tenant(),
                        event(visit, "channel.test", entry.label())
                                .detail("outcome", told.trial().orElseThrow().sentence()));
                yield view.shown(visit, 200, entry, told);
            }
        };
    }

    private static ChannelView.Once told(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered _ -> ChannelView.Once.tried("pass", "The test message was taken.");
            case Delivery.Later(String why, var _) ->
                ChannelView.Once.tried(
                        "warn", "It was not taken now, and may be later: " + Shown.excerpt(why, WHY) + ".");
            case Delivery.Refused(String why) ->
                ChannelView.Once.tried("fail", "It was refused for good: " + Shown.excerpt(why, WHY) + ".");
        };
    }

    private Optional<String> problem(Target target) {
        if (target instanceof Target.Mail && !mail) {
            return Optional.of("No mails are sent from here: the operator names a server by --mail-server.");
        }
        return desk.problem(target);
    }

    private static Optional<String> key(Target target) {
        return target instanceof Target.Webhook(var _, String key) ? Optional.of(key) : Optional.empty();
    }

    private static String address(String label) {
        return HERE.address() + "/" + label;
    }

    private void said(Guard.Visit visit, String act, String label, Target target) {
        audit.append(
                visit.tenant(),
                event(visit, act, label)
                        .detail("kind", ChannelForm.Kind.of(target).word()));
    }

    private AuditEvent event(Guard.Visit visit, String act, String label) {
        return AuditEvent.of(clock.instant(), Actor.of(visit.caller()), act)
                .from(visit.call().from().getHostAddress())
                .detail("channel", label);
    }
}
