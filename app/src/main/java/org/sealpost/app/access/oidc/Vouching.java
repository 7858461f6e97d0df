package org.sealpost.app.access.oidc;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.Directory;
import org.sealpost.app.access.sign.Identity;

/// Lets another service say who somebody is (OpenID Connect, code flow with PKCE, state and nonce). It lets
/// nobody in of whom no admin knows.
///
/// @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#CodeFlowAuth">OpenID Connect Core §3.1</a>
public final class Vouching implements AutoCloseable {
    private final OidcClient client;
    private final Provider provider;
    private final Directory directory;
    private final SecretBox box;
    private final InstantSource clock;
    private final SecureRandom random;

    public Vouching(OidcClient client, Directory directory, SecretBox box, InstantSource clock, SecureRandom random) {
        this.client = client;
        this.provider = new Provider(client, clock);
        this.directory = directory;
        this.box = box;
        this.clock = clock;
        this.random = random;
    }

    /// What came of it.
    public sealed interface Outcome {
        /// Somebody whom we know.
        record Known(Person person) implements Outcome {}

        /// The identity is joined with the person who was signed in.
        record Joined() implements Outcome {}

        /// They are who they are, and nobody expects them here.
        record Stranger() implements Outcome {}

        /// Somebody has that address as their name here, or that identity already.
        record Taken() implements Outcome {}

        /// The answer is not to the question that this browser asked, or too late.
        record NotAsked() implements Outcome {}

        /// @param why for a person; nothing secret is in it
        record Failed(String why) implements Outcome {}
    }

    /// Where to send a browser, and what it carries.
    ///
    /// @param cookie sealed
    public record Departure(String address, String cookie) {
        @Override
        public String toString() {
            return "departure";
        }
    }

    /// @param back where the service sends the browser then
    /// @return empty when the service does not say where
    public Optional<Departure> depart(String back) {
        return depart(back, "");
    }

    /// The same to join an identity with somebody who has signed in.
    public Optional<Departure> departToJoin(String back, Person person) {
        return depart(back, person.id().hex());
    }

    private Optional<Departure> depart(String back, String person) {
        Errand errand = Errand.make(random, person, clock.instant());
        try {
            URI place = provider.description().authorization();
            String query = Provider.form(Map.of(
                    "response_type",
                    "code",
                    "client_id",
                    client.id(),
                    "redirect_uri",
                    back,
                    "scope",
                    "openid email",
                    "state",
                    errand.state(),
                    "nonce",
                    errand.nonce(),
                    "code_challenge",
                    errand.challenge(),
                    "code_challenge_method",
                    "S256"));
            String address = place + (place.getRawQuery() == null ? "?" : "&") + query;
            return Optional.of(new Departure(address, errand.sealed(box)));
        } catch (Provider.Unusable unusable) {
            return Optional.empty();
        }
    }

    /// @param cookie what the browser carried
    /// @param signedIn the id of who is signed in there now, empty for nobody
    public Outcome arrive(String cookie, String state, String code, String back, String signedIn) {
        Instant now = clock.instant();
        Optional<Errand> errand = Errand.open(box, cookie, state, now);
        if (errand.isEmpty() || code.isEmpty() || !errand.get().person().equals(signedInFor(errand.get(), signedIn))) {
            return new Outcome.NotAsked();
        }
        try {
            String token = provider.token(code, errand.get().verifier(), back);
            IdToken said = IdToken.proven(
                    token,
                    provider.keys(IdToken.keyId(token)),
                    client,
                    errand.get().nonce(),
                    now);
            return known(said, errand.get().person());
        } catch (Provider.Unusable unusable) {
            return new Outcome.Failed(String.valueOf(unusable.getMessage()));
        }
    }

    /// Who signs in needs not be somebody; who joins must be the one who began.
    private static String signedInFor(Errand errand, String signedIn) {
        return errand.person().isEmpty() ? "" : signedIn;
    }

    private Outcome known(IdToken said, String joining) {
        var identity = new Identity.OpenId(client.issuer().toString(), said.subject());
        Optional<Person> known = directory.people().by(identity);
        if (!joining.isEmpty()) {
            return join(identity, new PersonId(joining), known);
        }
        return known.<Outcome>map(Outcome.Known::new).orElseGet(() -> expected(identity, said));
    }

    private Outcome join(Identity.OpenId identity, PersonId id, Optional<Person> known) {
        Optional<Person> person = directory.people().find(id);
        if (known.isPresent() || person.isEmpty()) {
            return new Outcome.Taken();
        }
        AuditEvent event = AuditEvent.of(clock.instant(), Actor.of(person.get()), "identity.join")
                .detail("issuer", identity.issuer());
        return directory.federation().join(id, identity, event) ? new Outcome.Joined() : new Outcome.Taken();
    }

    private Outcome expected(Identity.OpenId identity, IdToken said) {
        Optional<PersonName> name = said.email().flatMap(PersonName::read);
        if (name.isEmpty()) {
            return new Outcome.Stranger();
        }
        PersonId id = PersonId.make(random);
        AuditEvent event = AuditEvent.of(
                        clock.instant(), new Actor.Human(id.hex(), name.get().text()), "person.add")
                .detail("issuer", identity.issuer());
        return switch (directory.federation().admit(identity, said.email().orElseThrow(), id, name.get(), event)) {
            case DONE ->
                directory.people().find(id).<Outcome>map(Outcome.Known::new).orElseGet(Outcome.Stranger::new);
            case GONE, NO_TENANT -> new Outcome.Stranger();
            case NAME_TAKEN -> new Outcome.Taken();
        };
    }

    @Override
    public void close() {
        provider.close();
    }
}
