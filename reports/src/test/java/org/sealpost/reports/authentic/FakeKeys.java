package org.sealpost.reports.authentic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;

/// Keys from a table; what is not in it is absent.
final class FakeKeys implements DkimKeys {
    private final Map<DomainName, Answer> answers = new LinkedHashMap<>();
    private final List<DomainName> asked = new ArrayList<>();

    FakeKeys with(String name, String... records) {
        answers.put(
                DomainName.of(name),
                new Answer.Found(List.of(records).stream().map(TxtRecord::of).toList()));
        return this;
    }

    FakeKeys failing(String name) {
        answers.put(DomainName.of(name), new Answer.Failed("SERVFAIL"));
        return this;
    }

    List<DomainName> asked() {
        return asked;
    }

    @Override
    public Answer lookup(DomainName name) {
        asked.add(name);
        return answers.getOrDefault(name, new Answer.Absent());
    }
}
