package org.sealpost.observe.facts;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.IpAddress;

/// A name server at one of its addresses.
///
/// @param serial of the SOA record that it gave with authority
/// @param answers one for each question that was asked, the one for the SOA record first
public record AskedServer(IpAddress address, Optional<Long> serial, List<ServerAnswer> answers) {
    public AskedServer {
        answers = List.copyOf(answers);
    }

    /// What it said to a question.
    public Optional<ServerAnswer> to(Question question) {
        return answers.stream()
                .filter(answer -> answer.question().equals(question))
                .findFirst();
    }
}
