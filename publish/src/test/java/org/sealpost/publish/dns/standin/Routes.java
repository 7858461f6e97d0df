package org.sealpost.publish.dns.standin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sealpost.publish.dns.json.Json;
import org.sealpost.publish.dns.standin.HttpStandIn.Request;
import org.sealpost.publish.dns.standin.HttpStandIn.Response;

/// Which request gets which answer: the first line that fits.
final class Routes {
    private final List<Route> routes = new ArrayList<>();
    private final Optional<Check> check;
    private final Response refused;

    /// An answer to a request whose path gave these groups.
    interface Work {
        Response answer(Request request, List<String> groups);
    }

    /// Whether a request may be answered.
    interface Check {
        boolean allows(Request request);
    }

    private record Route(String method, Pattern path, Work work) {}

    Routes(Check check, Response refused) {
        this.check = Optional.of(check);
        this.refused = refused;
    }

    Routes on(String method, String path, Work work) {
        routes.add(new Route(method, Pattern.compile(path), work));
        return this;
    }

    Response answer(Request request) {
        if (check.filter(each -> !each.allows(request)).isPresent()) {
            return refused;
        }
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(request.path());
            if (route.method().equals(request.method()) && matcher.matches()) {
                List<String> groups = new ArrayList<>();
                for (int i = 1; i <= matcher.groupCount(); i++) {
                    groups.add(matcher.group(i));
                }
                return route.work().answer(request, groups);
            }
        }
        return Response.json(405, "{\"message\": \"no such thing: " + request.method() + " " + request.path() + "\"}");
    }

    static Json json(Request request) {
        return Json.read(request.body().getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    static List<String> texts(List<Json> elements) {
        return elements.stream().map(each -> each.text().orElseThrow()).toList();
    }
}
