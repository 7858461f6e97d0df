package org.sealpost.app.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.render.Shown;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.channel.Delivery;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.notice.ChannelRule;

/// Where alerts are told. What is secret about the way to a channel is taken and never read back.
record NoticeChannels(Api api, Gate gate, Desk desk, Setup setup) {
    private static final String PATH = "/v1/tenants/{tenant}/channels";
    private static final String ONE = PATH + "/{channel}";
    private static final String RESERVED = "new";
    private static final int WHY = 200;
    private static final Shape NEW = ChannelBody.shape(true);
    private static final Shape CHANGE = ChannelBody.shape(false);

    void add() {
        api.add(
                endpoint(Method.GET, PATH, "listChannels", "Where alerts are told")
                        .answering(
                                200,
                                "Channels.",
                                Shape.object(List.of("items"), Map.of("items", Shape.list(ChannelTree.shape(false))))),
                gate,
                this::list);
        api.add(
                endpoint(Method.POST, PATH, "addChannel", "Has alerts told somewhere else too")
                        .taking(NEW)
                        .answering(201, "The channel; of a webhook with its key.", ChannelTree.shape(true))
                        .refusing(Problem.CHANNEL_TAKEN, Problem.CHANNEL_MOST),
                gate,
                this::add);
        api.add(
                one(Method.GET, ONE, "getChannel", "One channel, and what became of its last message")
                        .answering(200, "The channel.", ChannelTree.shape(false)),
                gate,
                visit -> Json.reply(200, Json.TYPE, tree(entry(visit)).members()));
        api.add(
                one(Method.PATCH, ONE, "changeChannel", "Has a channel told otherwise, or told of other things")
                        .taking(CHANGE)
                        .answering(200, "The channel; with the key of a webhook that is new.", ChannelTree.shape(true)),
                gate,
                this::change);
        api.add(
                one(Method.DELETE, ONE, "removeChannel", "Has nothing more told there")
                        .answering(204, "It is gone."),
                gate,
                this::remove);
        api.add(
                one(Method.POST, ONE + "/test", "testChannel", "Sends a message that says that it is a test")
                        .answering(200, "What came of it.", trial()),
                gate,
                this::test);
        api.add(
                one(Method.POST, ONE + "/key", "renewChannelKey", "Makes the key of a webhook anew, at once")
                        .answering(200, "The channel with its new key.", ChannelTree.shape(true)),
                gate,
                this::key);
    }

    private static Endpoint endpoint(Method method, String path, String id, String summary) {
        return Endpoint.open(method, path, id, summary).forThose(new Access.Having(Permission.MANAGE_CHANNELS));
    }

    private static Endpoint one(Method method, String path, String id, String summary) {
        return endpoint(method, path, id, summary).with(Parameter.path("channel", "Its name."));
    }

    private static Shape trial() {
        return Shape.object(
                List.of("outcome"),
                Map.of(
                        "outcome",
                                Shape.words(
                                        "Whether it was taken, may be later, or was refused for good.",
                                        List.of("delivered", "later", "refused")),
                        "why", Shape.string("Why not.")));
    }

    private ChannelDesk channels() {
        return setup.channels();
    }

    private Tree tree(ChannelDesk.Entry entry) {
        return ChannelTree.of(entry, channels().last(entry, 1).stream().findFirst());
    }

    private ChannelDesk.Entry entry(Visit visit) {
        return channels().of(visit.tenant(), visit.call().named("channel")).orElseThrow(NoticeChannels::none);
    }

    private static Refused none() {
        return Refused.notThere("channel");
    }

    private Reply list(Visit visit) {
        return Json.reply(
                200,
                Json.TYPE,
                new Tree()
                        .objects(
                                "items",
                                channels().of(visit.tenant()).stream()
                                        .map(this::tree)
                                        .toList())
                        .members());
    }

    private Reply add(Visit visit) {
        Body body = Body.of(visit.call(), NEW);
        String name = body.text("name").orElseThrow();
        if (!ChannelDesk.isLabel(name) || name.equals(RESERVED)) {
            throw new Refused(
                    Problem.MALFORMED, "'name' is lower-case letters, digits and hyphens. Nothing was changed.");
        }
        if (channels().of(visit.tenant(), name).isPresent()) {
            throw new Refused(Problem.CHANNEL_TAKEN, "There is a channel of that name already. Nothing was changed.");
        }
        if (channels().of(visit.tenant()).size() >= ChannelDesk.MOST) {
            throw new Refused(
                    Problem.CHANNEL_MOST,
                    "A tenant has " + ChannelDesk.MOST + " channels at the most. Nothing was changed.");
        }
        var read = new ChannelBody(body);
        ChannelRule rule = read.rule(ChannelRule.usual(
                ChannelDesk.kept(visit.tenant(), name), visit.tenant().word()));
        Target target = read.target(Optional.empty(), channels().newKey()).orElseThrow();
        requireUsable(target);
        channels().save(rule, target);
        append(visit, "channel.add", name);
        return saved(201, visit, name, key(target)).with("Location", visit.path("/channels/" + name));
    }

    private void requireUsable(Target target) {
        Optional<String> problem = target instanceof Target.Mail && !setup.mail()
                ? Optional.of("No mails are sent from here: the operator names a server by --mail-server.")
                : channels().problem(target);
        problem.ifPresent(sentence -> {
            throw new Refused(Problem.MALFORMED, sentence + " Nothing was changed.");
        });
    }

    private Reply change(Visit visit) {
        Body body = Body.of(visit.call(), CHANGE);
        ChannelDesk.Entry entry = entry(visit);
        var read = new ChannelBody(body);
        ChannelRule rule = read.rule(entry.rule());
        Optional<String> kind = entry.target().map(ChannelBody::kind);
        Optional<String> before = entry.target().flatMap(NoticeChannels::key);
        Optional<Target> target = read.target(kind, before.orElseGet(channels()::newKey));
        if (target.isEmpty() && body.has("kind") && !body.text("kind").equals(kind)) {
            throw new Refused(Problem.MALFORMED, "Send 'to': another kind has another address. Nothing was changed.");
        }
        if (target.isPresent()) {
            requireUsable(target.get());
            channels().save(rule, target.get());
        } else if (!channels().change(rule)) {
            throw none();
        }
        append(visit, "channel.change", entry.label());
        return saved(
                200, visit, entry.label(), target.flatMap(NoticeChannels::key).filter(_ -> before.isEmpty()));
    }

    private Reply saved(int status, Visit visit, String name, Optional<String> key) {
        ChannelDesk.Entry entry = channels().of(visit.tenant(), name).orElseThrow(NoticeChannels::none);
        return Json.reply(
                status, Json.TYPE, tree(entry).some("secret", key, text -> text).members());
    }

    private Reply remove(Visit visit) {
        String name = entry(visit).label();
        if (!channels().remove(visit.tenant(), name)) {
            throw none();
        }
        append(visit, "channel.remove", name);
        return Reply.done();
    }

    private Reply key(Visit visit) {
        ChannelDesk.Entry entry = entry(visit);
        if (entry.target().isEmpty() || !(entry.target().get() instanceof Target.Webhook(String url, var _))) {
            throw Refused.notThere("webhook");
        }
        String key = channels().newKey();
        channels().save(entry.rule(), new Target.Webhook(url, key));
        append(visit, "channel.key", entry.label());
        return saved(200, visit, entry.label(), Optional.of(key));
    }

    private Reply test(Visit visit) {
        ChannelDesk.Entry entry = entry(visit);
        return switch (channels().test(visit.tenant(), entry.label(), visit.name())) {
            case ChannelDesk.Trial.NotThere _ -> throw none();
            case ChannelDesk.Trial.Wait(Duration time) ->
                throw new Refused(
                        Problem.TOO_OFTEN,
                        "Too many tests. Go on in " + (time.toMinutes() + 1) + " minutes.",
                        Map.of("Retry-After", Long.toString(time.toSeconds() + 1)));
            case ChannelDesk.Trial.Done(Delivery delivery) -> {
                append(visit, "channel.test", entry.label());
                yield Json.reply(200, Json.TYPE, tree(delivery).members());
            }
        };
    }

    private static Tree tree(Delivery delivery) {
        return switch (delivery) {
            case Delivery.Delivered _ -> new Tree().text("outcome", "delivered");
            case Delivery.Later(String why, var _) ->
                new Tree().text("outcome", "later").text("why", Shown.excerpt(why, WHY));
            case Delivery.Refused(String why) ->
                new Tree().text("outcome", "refused").text("why", Shown.excerpt(why, WHY));
        };
    }

    private static Optional<String> key(Target target) {
        return target instanceof Target.Webhook(var _, String key) ? Optional.of(key) : Optional.empty();
    }

    private void append(Visit visit, String act, String name) {
        desk.access().audit().append(visit.tenant(), visit.event(act).detail("channel", name));
    }
}
