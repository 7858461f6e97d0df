package org.sealpost.host.acme;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.crypto.spec.SecretKeySpec;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.Renewal;
import org.sealpost.protocol.name.DomainName;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.RenewalInfo;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Challenge;
import org.shredzone.acme4j.challenge.TokenChallenge;
import org.shredzone.acme4j.connector.Resource;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/// What we say to an authority, one request after another: each asks for what is there and never waits for a change.
/// For one thread at a time.
final class Conversation implements AutoCloseable {
    /// For one answer, from the first octet of the request to the last of the answer.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final CertificateAuthority authority;
    private final BoundedHttpClient client;
    private final Session session;

    Conversation(CertificateAuthority authority) {
        this.authority = authority;
        this.client = new BoundedHttpClient(
                HttpClient.newBuilder()
                        .sslContext(authority.trust().context())
                        .connectTimeout(PATIENCE)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build(),
                PATIENCE);
        this.session = new Session(authority.directory(), new AuthorityProvider(client));
        session.networkSettings().setTimeout(PATIENCE);
        session.networkSettings().setCompressionEnabled(false);
    }

    /// @param caaNames the names in CAA records by which it knows itself
    /// @param advises whether it says when to renew. RFC 9773
    record Directory(Set<DomainName> caaNames, boolean advises) {}

    /// @param window empty when what it suggests is no window
    record Advice(Optional<Renewal.Window> window, Optional<Duration> again) {}

    Answer<Directory> directory() {
        return ask(() -> {
            Set<DomainName> names = new HashSet<>(authority.caaNames());
            session.getMetadata()
                    .getCaaIdentities()
                    .forEach(name -> DomainName.ofWire(name).ifPresent(names::add));
            return new Directory(
                    names, session.resourceUrlOptional(Resource.RENEWAL_INFO).isPresent());
        });
    }

    /// Makes the account of this key, or finds it. RFC 8555 §7.3.
    Answer<URI> register(KeyPair key) {
        return ask(() -> {
            var builder = new AccountBuilder().useKeyPair(key).agreeToTermsOfService();
            authority.contacts().forEach(builder::addContact);
            authority
                    .external()
                    .ifPresent(external -> builder.withKeyIdentifier(
                            external.keyId(),
                            new SecretKeySpec(external.secret().toArray(), "HmacSHA256")));
            return uri(builder.createLogin(session).getAccountLocation());
        });
    }

    Login login(URI account, KeyPair key) throws MalformedURLException {
        return session.login(account.toURL(), key);
    }

    /// @param replaced the certificate that is renewed, where the authority wants to know. RFC 9773 §5
    Answer<URI> place(Login login, DomainName name, Optional<X509Certificate> replaced) {
        return ask(() -> {
            var builder = login.newOrder().domain(name.ascii());
            authority.profile().ifPresent(builder::profile);
            replaced.ifPresent(builder::replaces);
            return uri(builder.create().getLocation());
        });
    }

    Answer<OrderLook> look(Login login, URI location, Proof proof) {
        return ask(() -> {
            Order order = login.bindOrder(location.toURL());
            order.fetch();
            Optional<Duration> again = client.lastRetryAfter();
            return switch (order.getStatus()) {
                case PENDING -> lookAtProof(order, proof);
                case READY -> new OrderLook.Ready();
                case PROCESSING -> new OrderLook.Processing(again);
                case VALID -> new OrderLook.Issued(uri(order.getCertificate().getLocation()));
                case INVALID -> lookAtFailure(order);
                case REVOKED, DEACTIVATED, EXPIRED, CANCELED, UNKNOWN ->
                    new OrderLook.Dead(
                            "the order is " + order.getStatus().name().toLowerCase(Locale.ROOT));
            };
        });
    }

    /// Why an order is lost stands in its authorizations when it was the proof.
    private OrderLook lookAtFailure(Order order) throws AcmeException {
        for (Authorization authorization : order.getAuthorizations()) {
            authorization.fetch();
            if (authorization.getStatus() == Status.INVALID) {
                return new OrderLook.ProofFailed(reason(authorization));
            }
        }
        return new OrderLook.Dead(order.getError().map(Words::of).orElse("the order is invalid"));
    }

    private OrderLook lookAtProof(Order order, Proof proof) throws AcmeException {
        for (Authorization authorization : order.getAuthorizations()) {
            authorization.fetch();
            Optional<Duration> again = client.lastRetryAfter();
            switch (authorization.getStatus()) {
                case VALID -> {}
                case PENDING -> {
                    return challenge(authorization, proof, again);
                }
                case PROCESSING -> {
                    return new OrderLook.Proving(again);
                }
                case INVALID, REVOKED, DEACTIVATED, EXPIRED, CANCELED, READY, UNKNOWN -> {
                    return new OrderLook.ProofFailed(reason(authorization));
                }
            }
        }
        return new OrderLook.Proving(client.lastRetryAfter());
    }

    private static OrderLook challenge(Authorization authorization, Proof proof, Optional<Duration> again) {
        Optional<Challenge> found = authorization.findChallenge(proof.method());
        if (found.isEmpty() || !(found.get() instanceof TokenChallenge challenge)) {
            return new OrderLook.ProofNotOffered(authorization.getChallenges().stream()
                    .map(Challenge::getType)
                    .map(Words::of)
                    .limit(10)
                    .toList());
        }
        return switch (challenge.getStatus()) {
            case PENDING -> proofWanted(challenge);
            case INVALID -> new OrderLook.ProofFailed(reason(authorization));
            case READY, PROCESSING, VALID, REVOKED, DEACTIVATED, EXPIRED, CANCELED, UNKNOWN ->
                new OrderLook.Proving(again);
        };
    }

    private static OrderLook proofWanted(TokenChallenge challenge) {
        String authorization = challenge.getAuthorization();
        return new OrderLook.ProofWanted(authorization.substring(0, authorization.indexOf('.')), authorization);
    }

    private static String reason(Authorization authorization) {
        return authorization.getChallenges().stream()
                .flatMap(challenge -> challenge.getError().stream())
                .findFirst()
                .map(Words::of)
                .orElseGet(() -> "the authorization is " + authorization.getStatus());
    }

    /// Tells the authority that it may look at the proof.
    Answer<Boolean> prove(Login login, URI location, Proof proof) {
        return ask(() -> {
            Order order = login.bindOrder(location.toURL());
            order.fetch();
            for (Authorization authorization : order.getAuthorizations()) {
                authorization.fetch();
                Optional<Challenge> challenge = authorization.findChallenge(proof.method());
                if (authorization.getStatus() == Status.PENDING
                        && challenge.isPresent()
                        && challenge.get().getStatus() == Status.PENDING) {
                    challenge.get().trigger();
                }
            }
            return true;
        });
    }

    /// Hands the request in; the certificate comes later.
    Answer<Boolean> complete(Login login, URI location, byte[] request) {
        return ask(() -> {
            login.bindOrder(location.toURL()).execute(request);
            return true;
        });
    }

    Answer<List<X509Certificate>> fetch(Login login, URI location) {
        return ask(() -> {
            Certificate certificate = login.bindCertificate(location.toURL());
            certificate.download();
            return certificate.getCertificateChain();
        });
    }

    /// When the authority would have the certificate replaced. RFC 9773 §4.
    Answer<Advice> advice(Login login, X509Certificate certificate) {
        return ask(() -> {
            RenewalInfo advice = login.bindRenewalInfo(certificate);
            advice.fetch();
            Optional<Duration> again = client.lastRetryAfter();
            var start = advice.getSuggestedWindowStart();
            var end = advice.getSuggestedWindowEnd();
            // RFC 9773 §4.2: an end that is not after the start is no suggestion.
            return new Advice(
                    end.isAfter(start)
                            ? Optional.of(new Renewal.Window(
                                    start, end, advice.getExplanation().flatMap(Conversation::page)))
                            : Optional.empty(),
                    again);
        });
    }

    private static Optional<URI> page(URL url) {
        try {
            return Optional.of(url.toURI());
        } catch (URISyntaxException odd) {
            return Optional.empty();
        }
    }

    private static URI uri(URL url) throws URISyntaxException {
        return url.toURI();
    }

    private interface Question<T> {
        T ask() throws AcmeException, MalformedURLException, URISyntaxException;
    }

    private <T> Answer<T> ask(Question<T> question) {
        client.forget();
        try {
            return new Answer.Given<>(question.ask());
        } catch (AcmeRateLimitedException limited) {
            return new Answer.Busy<>(client.lastRetryAfter(), Words.of(limited.getProblem()));
        } catch (AcmeServerException refused) {
            return refused(refused);
        } catch (AcmeException | MalformedURLException | URISyntaxException fault) {
            return isBusy()
                    ? new Answer.Busy<>(client.lastRetryAfter(), "HTTP status " + client.lastStatus())
                    : new Answer.Faulty<>(Words.of(fault));
            // acme4j throws these, and others of the JDK, for what an authority sends.
        } catch (RuntimeException malformed) {
            return new Answer.Faulty<>("an answer that makes no sense: " + Words.of(malformed));
        }
    }

    private <T> Answer<T> refused(AcmeServerException refused) {
        String type = Words.type(refused.getProblem());
        if (isBusy()) {
            return new Answer.Busy<>(client.lastRetryAfter(), Words.of(refused.getProblem()));
        }
        return client.lastStatus() >= 500 || type.equals("badNonce")
                ? new Answer.Faulty<>(Words.of(refused.getProblem()))
                : new Answer.Refused<>(type, Words.of(refused.getProblem()));
    }

    private boolean isBusy() {
        return client.lastStatus() == 429 || client.lastStatus() == 503;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
