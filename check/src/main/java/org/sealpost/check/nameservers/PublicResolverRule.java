package org.sealpost.check.nameservers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.check.Aspect;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Judgement;
import org.sealpost.check.Reading;
import org.sealpost.check.Rule;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.NameServerFacts.ResolverFacts;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.facts.ServerAnswer.ServerRecord;

/// A resolver that the user named says of the records what ours says; senders that use it act on what it says.
/// Addresses are not compared: large hosts give other ones to everybody.
public final class PublicResolverRule implements Rule {
    private static final int LONGEST = 1000;

    @Override
    public Aspect aspect() {
        return Aspect.NAME_SERVERS;
    }

    @Override
    public Judgement judge(Reading reading) {
        List<ResolverFacts> resolvers = reading.facts().nameServers().resolvers();
        if (resolvers.isEmpty()) {
            return new Judgement.NotApplicable("no resolver named");
        }
        var facts = reading.facts();
        List<Finding> findings = new ArrayList<>();
        findings.addAll(differs(resolvers, facts.stsTxt(), txt -> txt.joined().utf8Lossy()));
        findings.addAll(differs(
                resolvers,
                facts.mail().mx(),
                mx -> mx.preference() + " " + mx.exchange().toLowerCase(Locale.ROOT)));
        findings.addAll(
                differs(resolvers, facts.tlsRptTxt(), txt -> txt.joined().utf8Lossy()));
        return ServersSeen.judgement(findings, List.of());
    }

    private static <T> List<Finding> differs(List<ResolverFacts> resolvers, Lookup<T> ours, Function<T, String> text) {
        Optional<List<String>> known = switch (ours) {
            case Lookup.Found<T> found ->
                Optional.of(found.records().stream()
                        .map(text)
                        .map(PublicResolverRule::shortened)
                        .distinct()
                        .sorted()
                        .toList());
            case Lookup.Absent<T> _ -> Optional.of(List.of());
            case Lookup.Failed<T> _ -> Optional.empty();
        };
        Question question = ours.question();
        List<Evidence> seen = new ArrayList<>();
        for (ResolverFacts resolver : resolvers) {
            for (ServerAnswer answer : resolver.answers()) {
                if (answer.question().equals(question) && known.isPresent()) {
                    records(answer)
                            .filter(told -> !told.equals(known.get()))
                            .ifPresent(
                                    told -> seen.add(new Evidence(resolver.resolver() + " " + question, words(told))));
                }
            }
        }
        if (seen.isEmpty()) {
            return List.of();
        }
        seen.add(new Evidence(
                question.toString(), known.map(PublicResolverRule::words).orElse("")));
        return List.of(ServersSeen.finding(
                NameServerCode.PUBLIC_RESOLVER_DIFFERS, question.name().ascii(), seen));
    }

    private static String words(List<String> texts) {
        return texts.isEmpty() ? "no record" : String.join("; ", texts);
    }

    private static Optional<List<String>> records(ServerAnswer answer) {
        return switch (answer) {
            case ServerAnswer.Records records ->
                Optional.of(records.records().stream()
                        .map(ServerRecord::data)
                        .distinct()
                        .sorted()
                        .toList());
            case ServerAnswer.Nothing _ -> Optional.of(List.of());
            case ServerAnswer.Referral _, ServerAnswer.Refused _, ServerAnswer.Missing _ -> Optional.empty();
        };
    }

    private static String shortened(String data) {
        return data.length() > LONGEST ? data.substring(0, LONGEST) + " …" : data;
    }
}
