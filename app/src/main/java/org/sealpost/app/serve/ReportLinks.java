package org.sealpost.app.serve;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sealpost.protocol.name.DomainName;

/// The addresses of a page about reports with other days, other reporters or another list.
///
/// @param only the domain that the page is about; empty for all of a tenant
record ReportLinks(Optional<DomainName> only, ReportScope scope) {
    static final String FROM = "from";
    static final String TO = "to";
    static final String REPORTER = "reporter";
    /// Where the list is on the page.
    static final String LIST = "#list";

    /// The page as it is first.
    String page() {
        return only.map(domain -> "/fleet/" + domain.ascii() + "/reports").orElse("/reports");
    }

    /// This page with something else asked for, and all reports in its list.
    String address(Map<String, String> other) {
        return page() + query(with(about(), other));
    }

    /// The list of this page with something else asked for.
    String list(Map<String, String> other) {
        return address(other) + LIST;
    }

    /// Where the list goes on.
    String after(String mark) {
        return list(with(scope.filter().fields(), Map.of("after", mark)));
    }

    /// What is listed, as a file.
    String file(String name) {
        return page() + "/" + name + query(with(about(), scope.filter().fields()));
    }

    /// What this page is about.
    private Map<String, String> about() {
        var all = new TreeMap<String, String>();
        all.put(FROM, scope.from().toString());
        all.put(TO, scope.to().toString());
        scope.reporter().ifPresent(reporter -> all.put(REPORTER, reporter));
        if (only.isEmpty() && scope.domains().size() == 1) {
            scope.domains().forEach(domain -> all.put("domain", domain.ascii()));
        }
        return all;
    }

    static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        var all = new TreeMap<>(some);
        all.putAll(others);
        return all;
    }

    static String query(Map<String, String> fields) {
        var query = new StringBuilder();
        new TreeMap<>(fields)
                .forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
