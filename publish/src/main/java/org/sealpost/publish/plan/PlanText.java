package org.sealpost.publish.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.cache.EventText;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.text.TokenReader;
import org.sealpost.publish.text.Tokens;

/// Plans and what is desired as text, for the store. Of a plan its basis is kept, and it is made again from that: so
/// a kept plan cannot say anything that the planner would not.
public final class PlanText {
    private PlanText() {}

    public static String render(Plan plan) {
        Basis basis = plan.basis();
        var tokens = new Tokens().word(plan.id().text());
        desired(tokens, basis.desired());
        observed(tokens, basis.observed());
        EventText.history(tokens, basis.history());
        Terms terms = basis.terms();
        tokens.duration(terms.refresh())
                .duration(terms.retry())
                .flag(terms.strict())
                .flag(terms.enforceAtOnce())
                .instant(basis.madeAt());
        return tokens.toString();
    }

    /// Empty when this version of the program would plan otherwise: end that plan and make another, which begins from
    /// what stands.
    ///
    /// @throws IllegalStateException when it is not what [#render] wrote
    public static Optional<Plan> parse(String text) {
        var reader = new TokenReader(text);
        var id = new PlanId(reader.word());
        Desired desired = desired(reader);
        Observed observed = observed(reader);
        var history = EventText.history(reader);
        var terms = new Terms(reader.duration(), reader.duration(), reader.flag(), reader.flag());
        Instant madeAt = reader.instant();
        return switch (Planner.plan(new Basis(desired, observed, history, terms, madeAt))) {
            case Planning.Planned(Plan plan) ->
                Optional.of(plan).filter(same -> same.id().equals(id));
            case Planning.Nothing _, Planning.Refused _ -> Optional.empty();
        };
    }

    public static String render(Desired desired) {
        var tokens = new Tokens();
        desired(tokens, desired);
        return tokens.toString();
    }

    /// @throws IllegalStateException when it is not what [#render] wrote
    public static Desired desired(String text) {
        return desired(new TokenReader(text));
    }

    private static void desired(Tokens tokens, Desired desired) {
        tokens.name(desired.domain())
                .list(desired.policy().stream().toList(), (to, policy) -> to.word(policy.render()))
                .list(desired.mx(), Tokens::name)
                .list(desired.hosting().address(), Tokens::records)
                .list(desired.hosting().delegate().stream().toList(), Tokens::name)
                .duration(desired.hosting().ttl())
                .words(desired.reporting().stream().toList());
    }

    private static Desired desired(TokenReader reader) {
        DomainName domain = reader.name();
        Optional<StsPolicy> policy = reader.maybe(TokenReader::word).map(PlanText::policy);
        Set<DomainName> mx = new TreeSet<>(reader.list(TokenReader::name));
        List<RecordSet> address = reader.list(TokenReader::records);
        Optional<DomainName> delegate = reader.maybe(TokenReader::name);
        Duration ttl = reader.duration();
        return new Desired(domain, policy, mx, new Hosting(address, delegate, ttl), reader.maybe(TokenReader::word));
    }

    private static StsPolicy policy(String text) {
        if (Fact.served(Octets.utf8(text)) instanceof Fact.Policy policy) {
            return policy.policy();
        }
        throw new IllegalStateException("not a policy in a kept text: " + text);
    }

    private static void observed(Tokens tokens, Observed observed) {
        BiConsumer<Tokens, Optional<RecordSet>> maybe =
                (to, set) -> to.list(set.stream().toList(), Tokens::records);
        seen(tokens, observed.direct(), maybe);
        seen(tokens, observed.alias(), maybe);
        seen(tokens, observed.delegated(), maybe);
        seen(tokens, observed.address(), (to, sets) -> to.list(sets, Tokens::records));
        tokens.list(observed.edges().entrySet(), (to, edge) -> answer(to.word(edge.getKey()), edge.getValue()));
        tokens.list(observed.elsewhere().stream().toList(), PlanText::answer);
        seen(
                tokens,
                observed.mx(),
                (to, mx) -> to.list(mx.hosts(), Tokens::name).duration(mx.ttl()));
        seen(tokens, observed.reporting(), maybe);
        tokens.duration(observed.negative());
    }

    private static Observed observed(TokenReader reader) {
        Function<TokenReader, Optional<RecordSet>> maybe = from -> from.maybe(TokenReader::records);
        Seen<Optional<RecordSet>> direct = seen(reader, maybe);
        Seen<Optional<RecordSet>> alias = seen(reader, maybe);
        Seen<Optional<RecordSet>> delegated = seen(reader, maybe);
        Seen<List<RecordSet>> address = seen(reader, from -> from.list(TokenReader::records));
        var edges = new TreeMap<String, EdgeAnswer>();
        reader.list(from -> edges.put(from.word(), answer(from)));
        Optional<EdgeAnswer> elsewhere = reader.maybe(PlanText::answer);
        Seen<MxSet> mx = seen(reader, from -> new MxSet(new TreeSet<>(from.list(TokenReader::name)), from.duration()));
        Seen<Optional<RecordSet>> reporting = seen(reader, maybe);
        return new Observed(direct, alias, delegated, address, edges, elsewhere, mx, reporting, reader.duration());
    }

    private static <T> void seen(Tokens tokens, Seen<T> seen, BiConsumer<Tokens, T> value) {
        switch (seen) {
            case Seen.Known<T>(T known) -> value.accept(tokens.word("known"), known);
            case Seen.Unknown<T>(String why) -> tokens.word("unknown").word(why);
        }
    }

    private static <T> Seen<T> seen(TokenReader reader, Function<TokenReader, T> value) {
        return reader.word().equals("known")
                ? new Seen.Known<>(value.apply(reader))
                : new Seen.Unknown<>(reader.word());
    }

    private static void answer(Tokens tokens, EdgeAnswer answer) {
        switch (answer) {
            case EdgeAnswer.Serves serves ->
                tokens.word("serves").octets(serves.body()).flag(serves.plain()).instant(serves.certificateUntil());
            case EdgeAnswer.Nothing _ -> tokens.word("nothing");
            case EdgeAnswer.Silent(String why) -> tokens.word("silent").word(why);
        }
    }

    private static EdgeAnswer answer(TokenReader reader) {
        String kind = reader.word();
        return switch (kind) {
            case "serves" -> new EdgeAnswer.Serves(reader.octets(), reader.flag(), reader.instant());
            case "nothing" -> new EdgeAnswer.Nothing();
            case "silent" -> new EdgeAnswer.Silent(reader.word());
            default -> throw new IllegalStateException("an unknown answer in a kept text: " + kind);
        };
    }
}
