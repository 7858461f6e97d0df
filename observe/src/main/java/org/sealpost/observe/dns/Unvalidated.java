package org.sealpost.observe.dns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sealpost.observe.facts.Alias;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.net.Deadline;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// Look-ups by the word of the resolver alone, for what is told and decides nothing: no keys are fetched, no
/// signature is tried, and every answer says that DNSSEC tells nothing of it.
///
/// @param depth how many CNAMEs are followed
record Unvalidated(Questions questions, int depth) {
    /// @param read what a record holds; empty when it cannot be read
    <T> Lookup<T> lookup(Question question, int type, Deadline deadline, Function<Record, Optional<T>> read) {
        List<Alias> aliases = new ArrayList<>();
        Set<Name> seen = new HashSet<>();
        Name at = ValidatingDns.name(question.name());
        while (seen.add(at)) {
            Reply reply = Waiting.await(questions.ask(at, type), deadline);
            if (!(reply instanceof Reply.Came(Message message))) {
                var missing = (Reply.Missing) reply;
                return failed(question, aliases, missing.fault(), missing.detail());
            }
            if (!reply.isAnswer()) {
                return failed(question, aliases, Rendered.fault(message), Rendered.error(message));
            }
            Chain chain = Chain.through(message, at, type);
            aliases.addAll(chain.aliases());
            if (chain.endless() || aliases.size() > depth) {
                break;
            }
            if (!chain.records().isEmpty()) {
                return found(question, aliases, chain.records(), read);
            }
            if (chain.aliases().isEmpty() || Chain.saysNothingExists(message)) {
                boolean nameExists = message.getRcode() != Rcode.NXDOMAIN;
                return new Lookup.Absent<>(question, aliases, nameExists, Dnssec.INDETERMINATE);
            }
            at = chain.end();
        }
        return failed(question, aliases, DnsFault.ALIAS_CHAIN, "the CNAMEs do not end");
    }

    private static <T> Lookup<T> found(
            Question question, List<Alias> aliases, List<Record> records, Function<Record, Optional<T>> read) {
        List<T> values = records.stream().map(read).flatMap(Optional::stream).toList();
        if (values.size() < records.size()) {
            String type = Type.string(records.getFirst().getType());
            return failed(question, aliases, DnsFault.MALFORMED, "a record of type " + type + " cannot be read");
        }
        long ttl = records.stream().mapToLong(Record::getTTL).min().orElse(0);
        return new Lookup.Found<>(question, aliases, values, Duration.ofSeconds(ttl), Dnssec.INDETERMINATE);
    }

    private static <T> Lookup<T> failed(Question question, List<Alias> aliases, DnsFault fault, String detail) {
        return new Lookup.Failed<>(question, aliases, fault, detail, Dnssec.INDETERMINATE);
    }
}
