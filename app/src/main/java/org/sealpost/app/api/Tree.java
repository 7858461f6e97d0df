package org.sealpost.app.api;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.protocol.name.DomainName;

/// An object of a document, while it is made.
record Tree(Map<String, Object> members) {
    Tree() {
        this(new LinkedHashMap<>());
    }

    Tree text(String name, String text) {
        members.put(name, text);
        return this;
    }

    Tree number(String name, long number) {
        members.put(name, number);
        return this;
    }

    Tree flag(String name, boolean flag) {
        members.put(name, flag);
        return this;
    }

    Tree instant(String name, Instant at) {
        return text(name, at.toString());
    }

    /// Nothing where there is none.
    <T> Tree some(String name, Optional<T> value, Function<T, Object> written) {
        value.ifPresent(each -> members.put(name, written.apply(each)));
        return this;
    }

    Tree object(String name, Tree tree) {
        members.put(name, tree.members());
        return this;
    }

    Tree texts(String name, List<String> texts) {
        members.put(name, texts);
        return this;
    }

    Tree objects(String name, List<Tree> trees) {
        members.put(name, trees.stream().map(Tree::members).toList());
        return this;
    }

    /// As it goes on the wire, and for people beside it.
    Tree domain(DomainName domain) {
        return text("domain", domain.ascii()).text("unicode", domain.unicode());
    }

    static Map<String, Shape> domain() {
        return Map.of(
                "domain", Shape.string("In A-labels."),
                "unicode", Shape.string("The same for people, in U-labels."));
    }
}
