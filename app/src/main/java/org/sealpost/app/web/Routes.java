package org.sealpost.app.web;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which handler answers which path. The first that fits counts.
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    private record Route(Method method, Template template, Handler handler) {}

    /// What a path leads to.
    sealed interface Found {
        record At(Handler handler, Map<String, String> named) implements Found {}

        record OtherMethods(Set<Method> methods) implements Found {
            String allowed() {
                return methods.stream().map(Method::name).sorted().collect(Collectors.joining(", "));
            }
        }

        record Nothing() implements Found {}
    }

    /// @param path such as `/check/{domain}`
    public Routes add(Method method, String path, Handler handler) {
        routes.add(new Route(method, Template.of(path), handler));
        return this;
    }

    public Routes get(String path, Handler handler) {
        return add(Method.GET, path, handler);
    }

    public Routes post(String path, Handler handler) {
        return add(Method.POST, path, handler);
    }

    /// What the handler of a request answers.
    ///
    /// @throws IllegalArgumentException when there is none
    public Reply answer(Call call) {
        if (find(call.method(), call.path()) instanceof Found.At(Handler handler, var named)) {
            Call found = call.withNamed(named);
            return handler.before(found).orElseGet(() -> handler.answer(found));
        }
        throw new IllegalArgumentException("nothing at " + call.path());
    }

    Found find(Method method, List<String> path) {
        Method asked = method == Method.HEAD ? Method.GET : method;
        Set<Method> others = EnumSet.noneOf(Method.class);
        for (Route route : routes) {
            Optional<Map<String, String>> named = route.template().match(path);
            if (named.isPresent()) {
                if (route.method() == asked) {
                    return new Found.At(route.handler(), named.get());
                }
                others.add(route.method());
                if (route.method() == Method.GET) {
                    others.add(Method.HEAD);
                }
            }
        }
        return others.isEmpty() ? new Found.Nothing() : new Found.OtherMethods(others);
    }
}
