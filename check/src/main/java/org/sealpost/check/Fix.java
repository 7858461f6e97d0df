package org.sealpost.check;

import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// What would repair a finding, as data: exact where it can be exact, built from what was observed. It is
/// shown, never applied by a check.
public sealed interface Fix {
    /// Publish this one TXT record at the name, in place of those that are `instead`.
    ///
    /// @param instead the texts of records to take away; empty when nothing is in the way
    record PublishTxt(DomainName at, String value, List<String> instead) implements Fix {
        public PublishTxt {
            instead = List.copyOf(instead);
        }
    }

    /// Serve this text as the policy file, then change the `id` of the record (RFC 8461 §8.1: body first).
    ///
    /// @param text the whole file, CRLF between lines
    record ServePolicy(String url, String text) implements Fix {}

    /// A question for the owner: hosts seen in DNS that the policy does not cover. DNS is not proof that they
    /// are meant.
    ///
    /// @param lines the `mx:` lines to add for those that are theirs
    record ConfirmMx(List<DomainName> hosts, List<String> lines) implements Fix {
        public ConfirmMx {
            hosts = List.copyOf(hosts);
            lines = List.copyOf(lines);
        }
    }

    /// Something a person has to do on a server; the page of the finding says how.
    ///
    /// @param what the object of the action, such as a host name or the names a certificate needs
    record Act(Fixer who, String what) implements Fix {}
}
