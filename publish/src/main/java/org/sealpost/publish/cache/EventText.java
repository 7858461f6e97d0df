package org.sealpost.publish.cache;

import java.util.List;
import java.util.TreeSet;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.text.TokenReader;
import org.sealpost.publish.text.Tokens;

/// Events and histories as text, for the store.
public final class EventText {
    private EventText() {}

    public static String render(Event event) {
        var tokens = new Tokens().instant(event.at()).word(event.how().name());
        fact(tokens, event.fact());
        return tokens.toString();
    }

    /// @throws IllegalStateException when it is not what [#render] wrote
    public static Event parse(String text) {
        var reader = new TokenReader(text);
        var at = reader.instant();
        var how = reader.oneOf(Event.How.class);
        return new Event(at, fact(reader), how);
    }

    /// Puts a whole history behind what is written already.
    public static void history(Tokens tokens, History history) {
        tokens.list(history.stood(), (to, stood) -> {
            to.instant(stood.from()).list(stood.until().stream().toList(), Tokens::instant);
            fact(to, stood.fact());
        });
    }

    /// Takes a whole history from what is still to be read.
    public static History history(TokenReader reader) {
        return new History(reader.list(from -> {
            var begin = from.instant();
            var until = from.maybe(TokenReader::instant);
            return new Stood(fact(from), begin, until);
        }));
    }

    private static void fact(Tokens tokens, Fact fact) {
        switch (fact) {
            case Fact.Policy policy -> tokens.word("served").octets(policy.body());
            case Fact.Unreadable(var body) -> tokens.word("served").octets(body);
            case Fact.NoPolicy _ -> tokens.word("nothing-served");
            case Fact.Id(var id, var ttl) -> tokens.word("id").word(id.text()).duration(ttl);
            case Fact.NoId(var ttl) -> tokens.word("no-id").duration(ttl);
            case Fact.Mx(var hosts, var ttl) ->
                tokens.word("mx").list(hosts, Tokens::name).duration(ttl);
            case Fact.Host(var records, var ttl) ->
                tokens.word("host").list(records, Tokens::records).duration(ttl);
            case Fact.Reporting(var texts, var ttl) ->
                tokens.word("reporting").words(texts).duration(ttl);
        }
    }

    private static Fact fact(TokenReader reader) {
        String kind = reader.word();
        return switch (kind) {
            case "served" -> Fact.served(reader.octets());
            case "nothing-served" -> new Fact.NoPolicy();
            case "id" -> new Fact.Id(new PolicyId(reader.word()), reader.duration());
            case "no-id" -> new Fact.NoId(reader.duration());
            case "mx" -> {
                List<DomainName> hosts = reader.list(TokenReader::name);
                yield new Fact.Mx(new TreeSet<>(hosts), reader.duration());
            }
            case "host" -> new Fact.Host(reader.list(TokenReader::records), reader.duration());
            case "reporting" -> new Fact.Reporting(reader.words(), reader.duration());
            default -> throw new IllegalStateException("an unknown fact in a kept text: " + kind);
        };
    }
}
