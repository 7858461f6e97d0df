package org.sealpost.publish.dns;

import java.util.List;
import java.util.Optional;
import org.sealpost.observe.facts.Question;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// What every authoritative server of a zone says of one name and type, each asked by itself.
///
/// @param zone the zone in which the name stands; empty when it was not found
/// @param servers each at each of its addresses
/// @param problem why the servers could not all be found or asked, as one sentence
public record Agreement(Question question, Optional<DomainName> zone, List<Said> servers, Optional<String> problem) {
    public Agreement {
        servers = List.copyOf(servers);
    }

    /// @param address empty when none was found
    /// @param found for people: what the server has instead, or why it did not say; empty when it has it
    public record Said(DomainName server, Optional<IpAddress> address, Word word, String found) {}

    /// What one server says.
    public enum Word {
        /// It has what is wanted, and with authority.
        HAS_IT,
        /// It has something else, or nothing.
        HAS_NOT,
        /// It did not say, or without authority.
        SILENT
    }

    /// What all of them say together.
    public enum Outcome {
        /// Every server has it.
        EVERYWHERE,
        /// One at least has it not.
        NOT_EVERYWHERE,
        /// None has anything else, but not all have said so.
        UNKNOWN
    }

    public Outcome outcome() {
        if (servers.stream().anyMatch(said -> said.word() == Word.HAS_NOT)) {
            return Outcome.NOT_EVERYWHERE;
        }
        return problem.isPresent() || servers.isEmpty() || servers.stream().anyMatch(said -> said.word() == Word.SILENT)
                ? Outcome.UNKNOWN
                : Outcome.EVERYWHERE;
    }
}
