package org.sealpost.publish.dns.provider;

import java.util.List;

/// A provider that can be written to, as a list or a manual shows it.
///
/// @param code by which an operator names it, as in lego
/// @param others further names for it
/// @param title its name for people
/// @param atomic see [org.sealpost.publish.dns.DnsWriter#atomic]
/// @param variables the credentials and settings, the required ones first
public record Provider(String code, List<String> others, String title, boolean atomic, List<Variable> variables) {
    public Provider {
        others = List.copyOf(others);
        variables = List.copyOf(variables);
    }

    boolean isCalled(String name) {
        return code.equalsIgnoreCase(name) || others.stream().anyMatch(name::equalsIgnoreCase);
    }
}
