package org.sealpost.app.serve;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.oidc.Vouching;
import org.sealpost.app.access.sign.Directory;
import org.sealpost.app.access.sign.OwnAccount;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.watch.ChannelDesk;

/// What the pages of settings need beside the door.
///
/// @param vouching another service that signs people in
public record SettingsDesk(
        Directory directory,
        OwnAccount account,
        TokenDesk tokens,
        ChannelDesk channels,
        Operator operator,
        Optional<Vouching> vouching,
        InstantSource clock,
        SecureRandom random) {
    /// What the operator set up, as tenants may know it: names, and no values of secrets.
    ///
    /// @param writers who can write DNS records
    /// @param rua URIs at which reports are taken, for the records of domains
    /// @param mail whether mails can be sent
    public record Operator(List<Writer> writers, List<String> rua, boolean mail) {
        public Operator {
            writers = List.copyOf(writers);
            rua = List.copyOf(rua);
        }
    }

    /// @param title its name for people
    /// @param how where its credentials come from, without their values
    public record Writer(String title, String how) {}
}
