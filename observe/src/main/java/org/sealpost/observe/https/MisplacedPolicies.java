package org.sealpost.observe.https;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.MisplacedPolicy;
import org.sealpost.observe.net.Cutoff;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.tls.Handshake;
import org.sealpost.observe.tls.Tls;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Looks for a policy where people put it by mistake: on plain HTTP, beside the well-known path, and at the bare
/// domain. To be asked only when the right place has none; no sender ever looks there.
public final class MisplacedPolicies {
    private static final int HTTP_PORT = 80;
    private static final Duration TIME = Duration.ofSeconds(3);
    private static final int LOOKED_AT = 1024;

    private final Dialer dialer;
    private final Tls tls;
    private final int httpsPort;
    private final String userAgent;
    private final Executor executor =
            task -> Thread.ofVirtual().name("misplaced-policy").start(task);

    /// @param httpsPort 443 but in a lab
    /// @param userAgent such as `sealpost/1.0`
    public MisplacedPolicies(Dialer dialer, Tls tls, int httpsPort, String userAgent) {
        this.dialer = dialer;
        this.tls = tls;
        this.httpsPort = httpsPort;
        this.userAgent = userAgent;
    }

    /// Every wrong place that has what looks like a policy. A place that does not answer within three seconds has
    /// none.
    ///
    /// @param ofPolicyHost addresses of `mta-sts.<domain>`; the first is asked
    /// @param ofDomain addresses of the domain itself; the first is asked
    public List<MisplacedPolicy> look(
            DomainName domain, List<IpAddress> ofPolicyHost, List<IpAddress> ofDomain, Deadline deadline) {
        DomainName policyHost = domain.child("mta-sts");
        Deadline end = deadline.min(TIME);
        List<CompletableFuture<Optional<MisplacedPolicy>>> places = new ArrayList<>();
        for (IpAddress address : ofPolicyHost.stream().limit(1).toList()) {
            places.add(start(new Place(false, policyHost, PolicyFetcher.PATH), address, end));
            places.add(start(new Place(true, policyHost, "/mta-sts.txt"), address, end));
        }
        for (IpAddress address : ofDomain.stream().limit(1).toList()) {
            places.add(start(new Place(true, domain, PolicyFetcher.PATH), address, end));
        }
        return places.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
    }

    private CompletableFuture<Optional<MisplacedPolicy>> start(Place place, IpAddress address, Deadline end) {
        return CompletableFuture.supplyAsync(() -> at(place, address, end), executor);
    }

    private Optional<MisplacedPolicy> at(Place place, IpAddress address, Deadline end) {
        int port = place.https() ? httpsPort : HTTP_PORT;
        return switch (dialer.dial(address, port, end)) {
            case Dialed.NotConnected(ConnectFault fault, String detail) -> Optional.empty();
            case Dialed.Connected(Socket socket) -> {
                try (socket;
                        Cutoff _ = dialer.closeAt(socket, end)) {
                    Optional<Socket> over = place.https() ? secured(socket, place, end) : Optional.of(socket);
                    yield over.isEmpty() ? Optional.empty() : ask(over.get(), place, port);
                } catch (IOException noAnswer) {
                    yield Optional.empty();
                }
            }
        };
    }

    private Optional<Socket> secured(Socket socket, Place place, Deadline end) {
        return tls.over(socket, place.host(), end) instanceof Handshake.Established established
                ? Optional.of(established.socket())
                : Optional.empty();
    }

    private Optional<MisplacedPolicy> ask(Socket socket, Place place, int port) throws IOException {
        int usualPort = place.https() ? PolicyFetcher.HTTPS_PORT : HTTP_PORT;
        var get = new HttpRequest(HttpRequest.Method.GET, place.host(), port, usualPort, place.path(), userAgent);
        return get.over(socket, dialer.limits(), new HttpRequest.Counter())
                                instanceof HttpReading.Complete(HttpAnswer answer)
                        && answer.status() == 200
                        && looksLikePolicy(answer.body())
                ? Optional.of(new MisplacedPolicy(place.url(), answer.body()))
                : Optional.empty();
    }

    private static boolean looksLikePolicy(Octets body) {
        String beginning = body.slice(0, Math.min(LOOKED_AT, body.length())).latin1();
        return beginning.lines().anyMatch(line -> line.matches("version[ \t]*:[ \t]*STSv1[ \t]*"));
    }

    private record Place(boolean https, DomainName host, String path) {
        String url() {
            return (https ? "https://" : "http://") + host + path;
        }
    }
}
