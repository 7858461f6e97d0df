package org.sealpost.app.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.host.acme.ChallengeRecords;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Authoritatives;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Reading;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.plan.Seen;

/// Answers to dns-01 in zones that a provider keeps for us; they stand when every server of the zone shows them.
///
/// @param writers of which the writer is one; closed with this
/// @param ours below this every record is ours, whatever it says; empty without a zone for delegations
public record ZoneChallenges(DnsWriters writers, DnsWriter writer, Authoritatives servers, Optional<DomainName> ours)
        implements ChallengeRecords, AutoCloseable {
    private static final Duration TTL = Duration.ofMinutes(1);

    @Override
    public Writing place(DomainName at, String text) {
        RecordSet wanted = record(at, text);
        return switch (writer.read(at, RecordSet.Type.TXT)) {
            case Reading.Failed(String why, Optional<Duration> again) -> failed(why, again);
            case Reading.Absent _ -> written(new Change(at, Optional.empty(), Optional.of(wanted)), wanted);
            case Reading.Found(RecordSet found) ->
                found.saysTheSameAs(wanted)
                        ? shown(wanted)
                        : written(new Change(at, Optional.of(found), Optional.of(wanted)), wanted);
        };
    }

    @Override
    public Writing remove(DomainName at, String text) {
        return switch (writer.read(at, RecordSet.Type.TXT)) {
            case Reading.Failed(String why, Optional<Duration> again) -> failed(why, again);
            case Reading.Found(RecordSet found)
            when found.saysTheSameAs(record(at, text)) ->
                switch (writer.write(allowed(new Change(at, Optional.of(found), Optional.empty())))) {
                    case org.sealpost.publish.dns.Writing.Failed(String why, Optional<Duration> again) ->
                        failed(why, again);
                    case org.sealpost.publish.dns.Writing.Written _,
                            org.sealpost.publish.dns.Writing.Conflict _,
                            org.sealpost.publish.dns.Writing.Foreign _ -> new Writing.Visible();
                };
            // Another answer is none of ours any more.
            case Reading.Found _, Reading.Absent _ -> new Writing.Visible();
        };
    }

    private static RecordSet record(DomainName at, String text) {
        return new RecordSet(at, RecordSet.Type.TXT, TTL, List.of(text));
    }

    private Writing written(Change change, RecordSet wanted) {
        return switch (writer.write(allowed(change))) {
            case org.sealpost.publish.dns.Writing.Written _ -> shown(wanted);
            case org.sealpost.publish.dns.Writing.Conflict _ -> new Writing.Coming();
            case org.sealpost.publish.dns.Writing.Foreign(RecordSet found, var _) ->
                new Writing.Failed("At " + found.name() + " stands " + found.type()
                        + " that is no answer to a challenge; take it away, or delegate the name.");
            case org.sealpost.publish.dns.Writing.Failed(String why, Optional<Duration> again) -> failed(why, again);
        };
    }

    private Change allowed(Change change) {
        return ours.filter(change.name()::isAtOrBelow).isPresent() ? change.replacingForeign() : change;
    }

    private Writing shown(RecordSet wanted) {
        List<Seen<Optional<RecordSet>>> answers = servers.ask(wanted.name(), wanted.type());
        boolean everywhere = !answers.isEmpty()
                && answers.stream()
                        .allMatch(answer -> answer instanceof Seen.Known<Optional<RecordSet>>(var set)
                                && set.filter(wanted::saysTheSameAs).isPresent());
        return everywhere ? new Writing.Visible() : new Writing.Coming();
    }

    /// A provider that says when to come again has not failed.
    private static Writing failed(String why, Optional<Duration> again) {
        return again.isPresent() ? new Writing.Coming() : new Writing.Failed(why);
    }

    @Override
    public void close() {
        writer.close();
        writers.close();
    }
}
