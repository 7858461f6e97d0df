package org.sealpost.app.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.publish.Changes.Agreement;
import org.sealpost.app.store.FleetStore;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.plan.Seen;

/// The texts of SPF, DKIM and DMARC records that an owner approved: which they are, what stands instead,
/// and the one change that brings each back. Other TXT records of the same name stay.
public record ApprovedTexts(Changes changes, FleetStore fleet, Schedule schedule) {
    private static final Duration TTL = Duration.ofHours(1);

    /// What stands where a text was approved.
    public sealed interface Compared {
        ApprovedText approved();

        /// It is the approved one.
        record Same(ApprovedText approved) implements Compared {}

        /// It is not.
        ///
        /// @param seen the texts of the family that stand there; none, another, or more than one
        /// @param id names this change; another one has another
        record Differs(ApprovedText approved, List<String> seen, Change change, String id) implements Compared {
            public Differs {
                seen = List.copyOf(seen);
            }
        }

        /// Nobody knows.
        record Unknown(ApprovedText approved, String why) implements Compared {}
    }

    /// What came of bringing a text back.
    public sealed interface Repaired {
        /// Every authoritative server has it.
        record Done() implements Repaired {}

        /// It was written, and is not seen everywhere yet.
        record Written() implements Repaired {}

        /// Records of this zone are set by hand: here is the change to make.
        record ByHand(Change change) implements Repaired {}

        /// What was shown is no longer what stands. Nothing was changed.
        record Stale() implements Repaired {}

        record Forbidden(Permission needed) implements Repaired {}

        /// @param why one sentence
        record Failed(String why) implements Repaired {}
    }

    /// Looks at what stands now.
    public List<Compared> look(WatchedDomain watched) {
        return watched.texts().stream().map(this::look).toList();
    }

    /// The texts of a family that stand somewhere; empty when nobody knows.
    public Optional<List<String>> standing(ApprovedText.Family family, DomainName at) {
        return answer(at) instanceof Seen.Known<Optional<RecordSet>>(Optional<RecordSet> found)
                ? Optional.of(ofFamily(new ApprovedText(family, at, ""), found))
                : Optional.empty();
    }

    private Compared look(ApprovedText approved) {
        return switch (answer(approved.at())) {
            case Seen.Unknown<Optional<RecordSet>>(String why) -> new Compared.Unknown(approved, why);
            case Seen.Known<Optional<RecordSet>>(Optional<RecordSet> found) -> compared(approved, found);
        };
    }

    private static Compared compared(ApprovedText approved, Optional<RecordSet> found) {
        List<String> seen = ofFamily(approved, found);
        if (seen.equals(List.of(approved.text()))) {
            return new Compared.Same(approved);
        }
        var wanted = new ArrayList<>(found.map(RecordSet::values).orElse(List.of()));
        wanted.removeAll(seen);
        wanted.add(approved.text());
        var change = new Change(
                approved.at(),
                found,
                Optional.of(new RecordSet(
                        approved.at(),
                        RecordSet.Type.TXT,
                        found.map(RecordSet::ttl).orElse(TTL),
                        wanted)));
        return new Compared.Differs(approved, seen, change, id(change));
    }

    private static String id(Change change) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(change.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// A key needs no version (RFC 6376 §3.6.1): at its name every text counts.
    private static List<String> ofFamily(ApprovedText approved, Optional<RecordSet> found) {
        String version = approved.family().version();
        return found.map(RecordSet::values).orElse(List.of()).stream()
                .filter(text -> approved.family() == ApprovedText.Family.DKIM
                        || text.regionMatches(true, 0, version, 0, version.length()))
                .toList();
    }

    /// What all authoritative servers say.
    private Seen<Optional<RecordSet>> answer(DomainName name) {
        List<Seen<Optional<RecordSet>>> answers =
                changes.office().reach().servers().ask(name, RecordSet.Type.TXT);
        if (answers.isEmpty()) {
            return new Seen.Unknown<>("no name server was found");
        }
        Seen<Optional<RecordSet>> first = answers.getFirst();
        for (Seen<Optional<RecordSet>> each : answers) {
            if (each instanceof Seen.Unknown<Optional<RecordSet>>) {
                return each;
            }
            if (!isSame(first, each)) {
                return new Seen.Unknown<>("the name servers do not agree");
            }
        }
        return first;
    }

    private static boolean isSame(Seen<Optional<RecordSet>> one, Seen<Optional<RecordSet>> other) {
        return one instanceof Seen.Known<Optional<RecordSet>>(Optional<RecordSet> first)
                && other instanceof Seen.Known<Optional<RecordSet>>(Optional<RecordSet> second)
                && (first.isEmpty()
                        ? second.isEmpty()
                        : second.filter(first.get()::saysTheSameAs).isPresent());
    }

    /// From now on this text is approved, in the place of another of its family at the same name.
    ///
    /// @return whether nobody changed how the domain is watched meanwhile; otherwise nothing is changed
    public boolean approve(Asker asker, WatchedDomain watched, ApprovedText text) {
        List<ApprovedText> texts = without(watched, text.family(), text.at());
        texts.add(text);
        boolean kept = keep(watched, texts);
        if (kept) {
            append(asker, watched, text, "text.approve", "");
        }
        return kept;
    }

    /// From now on nobody compares what stands there.
    ///
    /// @return whether nobody changed how the domain is watched meanwhile; otherwise nothing is changed
    public boolean withdraw(Asker asker, WatchedDomain watched, ApprovedText.Family family, DomainName at) {
        Optional<ApprovedText> text = watched.texts().stream()
                .filter(each -> each.family() == family && each.at().equals(at))
                .findFirst();
        boolean kept = text.isEmpty() || keep(watched, without(watched, family, at));
        if (kept) {
            text.ifPresent(each -> append(asker, watched, each, "text.withdraw", ""));
        }
        return kept;
    }

    private static List<ApprovedText> without(WatchedDomain watched, ApprovedText.Family family, DomainName at) {
        return new ArrayList<>(watched.texts().stream()
                .filter(each -> each.family() != family || !each.at().equals(at))
                .toList());
    }

    private boolean keep(WatchedDomain watched, List<ApprovedText> texts) {
        var next = new WatchedDomain(watched.domain(), watched.tenant(), watched.tags(), watched.intervals(), texts);
        return fleet.domains()
                .change(watched, next, schedule, changes.office().clock().instant());
    }

    /// Brings a text back, if what stands is still what was shown.
    ///
    /// @param id of the change that was shown
    public Repaired repair(Asker asker, WatchedDomain watched, String id, Agreement agreement) {
        if (!asker.may(Permission.APPLY_AMBER, watched.domain())) {
            return new Repaired.Forbidden(Permission.APPLY_AMBER);
        }
        Optional<Compared.Differs> shown = look(watched).stream()
                .filter(Compared.Differs.class::isInstance)
                .map(Compared.Differs.class::cast)
                .filter(differs -> differs.id().equals(id))
                .findFirst();
        if (shown.isEmpty()) {
            return new Repaired.Stale();
        }
        Change change = shown.get().change();
        Optional<DnsWriter> writer = changes.office().reach().zones().writer(change.name());
        if (writer.isEmpty()) {
            return new Repaired.ByHand(change);
        }
        append(asker, watched, shown.get(), agreement.reason());
        // Whoever agreed has seen what goes; all else at the name stays.
        return switch (writer.get().write(change.replacingForeign())) {
            case Writing.Written _ ->
                look(shown.get().approved()) instanceof Compared.Same ? new Repaired.Done() : new Repaired.Written();
            case Writing.Conflict _, Writing.Foreign _ -> new Repaired.Stale();
            case Writing.Failed(String why, var _) -> new Repaired.Failed(why);
        };
    }

    private void append(Asker asker, WatchedDomain watched, Compared.Differs fix, String reason) {
        changes.append(
                asker,
                event(asker, watched, fix.approved(), "text.repair")
                        .inPlan(fix.id())
                        .because(reason)
                        .standingOn(Octets.utf8(fix.change().toString()))
                        .changing(
                                Octets.utf8(String.join("\n", fix.seen())),
                                Octets.utf8(fix.approved().text()))
                        .detail("risk", "amber"));
    }

    private void append(Asker asker, WatchedDomain watched, ApprovedText text, String act, String reason) {
        changes.append(asker, event(asker, watched, text, act).because(reason));
    }

    private AuditEvent event(Asker asker, WatchedDomain watched, ApprovedText text, String act) {
        return AuditEvent.of(changes.office().clock().instant(), Actor.of(asker.caller()), act)
                .on(watched.domain())
                .detail("family", text.family().name())
                .detail("name", text.at().ascii())
                .detail(
                        "text",
                        text.text()
                                .substring(
                                        0,
                                        Math.min(AuditEvent.LONGEST, text.text().length())));
    }
}
