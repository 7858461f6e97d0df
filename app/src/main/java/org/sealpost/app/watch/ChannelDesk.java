package org.sealpost.app.watch;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.Attempts;
import org.sealpost.app.store.FleetChannels;
import org.sealpost.app.store.FleetOutbox;
import org.sealpost.app.store.FleetStore;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.channel.Channel;
import org.sealpost.fleet.watch.channel.Channels;
import org.sealpost.fleet.watch.channel.Delivery;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.host.certificate.SealBroken;
import org.sealpost.protocol.Octets;

/// The channels of tenants. How one is reached is sealed before it is kept, for this tenant and this channel alone,
/// and opened when something is sent.
///
/// Two tenants may call a channel the same: it is kept as `tenant/label`, and no label has a slash in it.
public final class ChannelDesk {
    /// As many channels as a tenant may have.
    public static final int MOST = 50;

    private static final Pattern LABEL = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final int TESTS = 10;
    private static final Duration TESTS_WITHIN = Duration.ofMinutes(15);
    private static final int KEY_OCTETS = 32;
    private static final int ID_OCTETS = 8;

    private final FleetStore fleet;
    private final SecretBox box;
    private final Channels channels;
    private final boolean plain;
    private final InstantSource clock;
    private final SecureRandom random;
    private final Attempts tests;

    /// @param plain whether a target may be `http`; the same that the channels were made with
    public ChannelDesk(
            FleetStore fleet,
            SecretBox box,
            Channels channels,
            boolean plain,
            InstantSource clock,
            SecureRandom random) {
        this.fleet = fleet;
        this.box = box;
        this.channels = channels;
        this.plain = plain;
        this.clock = clock;
        this.random = random;
        this.tests = new Attempts(TESTS, TESTS_WITHIN, clock);
    }

    /// A channel of a tenant.
    ///
    /// @param label what people call it
    /// @param target empty when it was sealed with a key that is not here
    public record Entry(String label, ChannelRule rule, Optional<Target> target) {}

    /// What came of trying a channel.
    public sealed interface Trial {
        record Done(Delivery delivery) implements Trial {}

        /// Too many tries of this tenant.
        record Wait(Duration time) implements Trial {}

        record NotThere() implements Trial {}
    }

    public static boolean isLabel(String text) {
        return LABEL.matcher(text).matches();
    }

    /// How a channel is kept.
    public static String kept(TenantId tenant, String label) {
        return tenant.word() + "/" + label;
    }

    /// A new key for a webhook, as its receiver is told it.
    public String newKey() {
        byte[] octets = new byte[KEY_OCTETS];
        random.nextBytes(octets);
        return "whsec_" + Base64.getEncoder().encodeToString(octets);
    }

    /// What is wrong with a target, for whoever typed it; empty when it can be used.
    public Optional<String> problem(Target target) {
        return target.problem(plain);
    }

    public List<Entry> of(TenantId tenant) {
        return fleet.channels().of(tenant.word(), MOST).stream()
                .map(this::entry)
                .toList();
    }

    public Optional<Entry> of(TenantId tenant, String label) {
        return known(tenant, label).map(this::entry);
    }

    private Optional<FleetChannels.Kept> known(TenantId tenant, String label) {
        return fleet.channels()
                .of(kept(tenant, label))
                .filter(each -> each.rule().tenant().equals(tenant.word()));
    }

    /// The last messages of a channel, the newest first.
    public List<FleetOutbox.Posted> last(Entry entry, int limit) {
        return fleet.outbox().last(entry.rule().name(), limit);
    }

    /// A channel is there from now on, or told in another way.
    public void save(ChannelRule rule, Target target) {
        Octets text = Octets.utf8(FleetChannels.document(target));
        String sealed = box.seal(use(rule.name()), text).text();
        fleet.channels().save(new FleetChannels.Kept(rule, sealed), clock.instant());
    }

    /// The same channel, told at other times or of other things.
    ///
    /// @return whether there is such a one
    public boolean change(ChannelRule rule) {
        Optional<FleetChannels.Kept> before = fleet.channels()
                .of(rule.name())
                .filter(each -> each.rule().tenant().equals(rule.tenant()));
        before.ifPresent(each -> fleet.channels().save(new FleetChannels.Kept(rule, each.target()), clock.instant()));
        return before.isPresent();
    }

    public boolean remove(TenantId tenant, String label) {
        return fleet.channels().remove(kept(tenant, label), tenant.word());
    }

    /// Sends a message that says that it is a test, now, and waits for what comes of it.
    ///
    /// @param person who wants it
    public Trial test(TenantId tenant, String label, String person) {
        Optional<FleetChannels.Kept> kept = known(tenant, label);
        if (kept.isEmpty()) {
            return new Trial.NotThere();
        }
        Optional<Duration> wait = tests.take(tenant.word());
        if (wait.isPresent()) {
            return new Trial.Wait(wait.get());
        }
        return new Trial.Done(channel(kept.get()).send(trial(label, person)));
    }

    private Message trial(String label, String person) {
        Instant now = clock.instant();
        byte[] id = new byte[ID_OCTETS];
        random.nextBytes(id);
        var telling = new Telling(
                "This is a test of the channel " + label, "", "Nothing: " + person + " tried whether it arrives.");
        return new Message(
                "test-" + HexFormat.of().formatHex(id),
                now,
                List.of(new Item(
                        Word.OPENED, Level.NOTICE, "sealpost.test", label, telling, List.of(), List.of(), now)));
    }

    /// The way to people that a message in the outbox names; empty when it is not there any more.
    ///
    /// @param name as it is kept
    public Optional<Channel> channel(String name) {
        return fleet.channels().of(name).map(this::channel);
    }

    private Channel channel(FleetChannels.Kept kept) {
        return target(kept)
                .map(channels::of)
                .orElse(_ ->
                        new Delivery.Later("the way to it was sealed with a key that is not here", Optional.empty()));
    }

    private Entry entry(FleetChannels.Kept kept) {
        String name = kept.rule().name();
        return new Entry(name.substring(name.indexOf('/') + 1), kept.rule(), target(kept));
    }

    private Optional<Target> target(FleetChannels.Kept kept) {
        try {
            Octets text = box.open(use(kept.rule().name()), new SealedSecret(kept.target()));
            return Optional.of(FleetChannels.target(text.utf8Lossy()));
        } catch (SealBroken otherKey) {
            return Optional.empty();
        }
    }

    /// What the target of a channel is sealed for.
    public static String use(String name) {
        return "channel " + name;
    }
}
