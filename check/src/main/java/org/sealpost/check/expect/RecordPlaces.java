package org.sealpost.check.expect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.check.expect.Expectation.Match;
import org.sealpost.check.expect.Expectation.Subject;
import org.sealpost.check.seen.Seen;
import org.sealpost.observe.facts.AskedServer;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.NameServerFacts.ResolverFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ServerAnswer.ServerRecord;
import org.sealpost.observe.facts.ZoneFacts;
import org.sealpost.observe.facts.ZoneFacts.NameServer;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// What each place says of the MTA-STS record: the resolver, the name servers, and further resolvers. Where a name
/// server leads on by an alias or a delegation, the servers that it leads to are the places.
final class RecordPlaces {
    private final DomainFacts facts;
    private final String meant;
    private final Set<Question> followed = new HashSet<>();
    private final List<Held> all = new ArrayList<>();

    RecordPlaces(DomainFacts facts, String meant) {
        this.facts = facts;
        this.meant = meant;
    }

    List<Held> all() {
        Question question = facts.stsTxt().question();
        all.add(resolved(facts.stsTxt()));
        if (!facts.vantage().without().contains(Part.NAME_SERVERS)) {
            servers(question, Set.of(question));
        }
        facts.nameServers().resolvers().forEach(resolver -> all.add(resolved(resolver, question)));
        return all.stream().distinct().toList();
    }

    private Held resolved(Lookup<TxtRecord> lookup) {
        String where = "the resolver";
        return switch (lookup) {
            case Lookup.Failed<TxtRecord> failed -> silent(where, Seen.word(failed.fault()));
            case Lookup.Absent<TxtRecord> _ -> says(where, List.of());
            case Lookup.Found<TxtRecord> found -> says(where, found.records());
        };
    }

    private Held resolved(ResolverFacts resolver, Question question) {
        String where = "resolver " + resolver.resolver();
        Optional<ServerAnswer> answer = resolver.answers().stream()
                .filter(each -> each.question().equals(question))
                .findFirst();
        return answer.map(each -> switch (each) {
                    case ServerAnswer.Records records -> says(where, texts(records));
                    case ServerAnswer.Nothing _ -> says(where, List.of());
                    case ServerAnswer.Referral(var _, String zone, var _) -> silent(where, sendsOn(zone));
                    case ServerAnswer.Refused(var _, String code) -> silent(where, code);
                    case ServerAnswer.Missing missing -> missing(where, missing);
                })
                .orElseGet(() -> silent(where, "no answer in time"));
    }

    /// @param chain the questions that led here
    private void servers(Question question, Set<Question> chain) {
        if (!followed.add(question)) {
            return;
        }
        List<ZoneFacts> zones = facts.nameServers().zones();
        List<ZoneFacts> asked =
                zones.stream().filter(zone -> wasAsked(zone, question)).toList();
        if (asked.isEmpty()) {
            all.add(silent("name servers for " + question.name(), "not found in time"));
        }
        for (ZoneFacts zone : asked) {
            for (NameServer server : zone.servers()) {
                server(server, question, chain);
            }
            notAsked(zone.serversNotAsked(), "name servers of " + zone.zone());
        }
    }

    private static boolean wasAsked(ZoneFacts zone, Question question) {
        return zone.servers().stream()
                .flatMap(server -> server.at().stream())
                .anyMatch(at -> at.to(question).isPresent());
    }

    /// A server that has no address for certain is no place: nobody can ask it.
    private void server(NameServer server, Question question, Set<Question> chain) {
        if (server.at().isEmpty() && !server.addressesKnown()) {
            all.add(silent(server.name().ascii(), "no address was found in time"));
        }
        for (AskedServer at : server.at()) {
            String where = server.name() + " [" + at.address() + "]";
            at.to(question)
                    .ifPresentOrElse(
                            answer -> said(where, answer, chain), () -> all.add(silent(where, "no answer in time")));
        }
        notAsked(server.addressesNotAsked(), "addresses of " + server.name());
    }

    private void said(String where, ServerAnswer answer, Set<Question> chain) {
        switch (answer) {
            case ServerAnswer.Records records
            when !records.authoritative() ->
                all.add(silent(where, "without authority: " + words(id(texts(records)), texts(records))));
            case ServerAnswer.Records records ->
                alias(records)
                        .ifPresentOrElse(
                                target -> leadsTo(where, target, chain), () -> all.add(says(where, texts(records))));
            case ServerAnswer.Nothing nothing ->
                all.add(
                        nothing.authoritative()
                                ? says(where, List.of())
                                : silent(where, "without authority: no record"));
            case ServerAnswer.Referral(Question question, String zone, var _) -> {
                boolean theyWereAsked = facts.nameServers().zones().stream()
                        .anyMatch(each -> each.zone().ascii().equals(zone) && wasAsked(each, question));
                if (!theyWereAsked) {
                    all.add(silent(where, sendsOn(zone)));
                }
            }
            case ServerAnswer.Refused(var _, String code) -> all.add(silent(where, code));
            case ServerAnswer.Missing missing -> all.add(missing(where, missing));
        }
    }

    /// The servers of the target have the record.
    private void leadsTo(String where, String target, Set<Question> chain) {
        Optional<Question> next = DomainName.ofWire(target).map(name -> new Question(name, "TXT"));
        if (next.isEmpty() || chain.contains(next.get())) {
            all.add(new Held(Subject.RECORD, where, "an alias of " + target, Match.OTHER));
            return;
        }
        Set<Question> longer = new HashSet<>(chain);
        longer.add(next.get());
        servers(next.get(), longer);
    }

    private static Optional<String> alias(ServerAnswer.Records records) {
        return records.records().stream()
                .filter(record -> record.type().equals("CNAME"))
                .map(ServerRecord::data)
                .findFirst();
    }

    private static List<TxtRecord> texts(ServerAnswer.Records records) {
        return records.records().stream()
                .filter(record -> record.type().equals("TXT"))
                .map(record -> TxtRecord.of(record.data()))
                .toList();
    }

    private void notAsked(int number, String which) {
        if (number > 0) {
            all.add(new Held(Subject.RECORD, number + " more " + which, "too many to ask", Match.NOT_ASKED));
        }
    }

    private Held says(String where, List<TxtRecord> records) {
        Optional<String> id = id(records);
        return new Held(
                Subject.RECORD,
                where,
                words(id, records),
                id.equals(Optional.of(meant)) ? Match.AS_MEANT : Match.OTHER);
    }

    private static Optional<String> id(List<TxtRecord> records) {
        return StsRecord.select(records)
                .parsed()
                .value()
                .map(record -> record.id().text());
    }

    private static String words(Optional<String> id, List<TxtRecord> records) {
        return id.map(each -> "id " + each).orElse(records.isEmpty() ? "no record" : "no usable record");
    }

    private static String sendsOn(String zone) {
        return "sends on to the servers of " + (zone.isEmpty() ? "." : zone);
    }

    private static Held silent(String where, String why) {
        return new Held(Subject.RECORD, where, why, Match.NO_ANSWER);
    }

    private static Held missing(String where, ServerAnswer.Missing missing) {
        return new Held(Subject.RECORD, where, noAnswer(missing.fault()), unasked(missing.fault()));
    }

    /// Such as `no answer: timed out`.
    static String noAnswer(ConnectFault fault) {
        return switch (fault) {
            case FAMILY_MISSING_HERE -> "not asked: no address of this family here";
            case GUARDED -> "not asked: no public address";
            case REFUSED, TIMED_OUT, NO_ROUTE, OUT_OF_TIME, OTHER -> "no answer: " + Seen.word(fault);
        };
    }

    static Match unasked(ConnectFault fault) {
        return switch (fault) {
            case FAMILY_MISSING_HERE, GUARDED -> Match.NOT_ASKED;
            case REFUSED, TIMED_OUT, NO_ROUTE, OUT_OF_TIME, OTHER -> Match.NO_ANSWER;
        };
    }
}
