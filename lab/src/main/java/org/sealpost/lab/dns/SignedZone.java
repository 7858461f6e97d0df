package org.sealpost.lab.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/// A zone with its signatures and proofs: what goes into the sections of an answer.
final class SignedZone {
    private final Signer signer;
    private final Tree tree;
    private volatile State state;

    private record State(Zone zone, Once<Denial> denial) {
        static State of(Zone zone) {
            return new State(zone, new Once<>(() -> Denial.of(zone)));
        }
    }

    SignedZone(Zone zone, Signer signer, Tree tree) {
        this.signer = signer;
        this.tree = tree;
        this.state = State.of(zone);
    }

    /// The part of one zone in an answer.
    ///
    /// @param proof SOA and proofs, for the authority section
    /// @param alias where the search goes on
    record Part(List<RRset> answer, List<RRset> proof, Optional<Name> alias, boolean noName) {}

    Optional<DnsFault> fault(Name name, int type) {
        return zone().fault(name, type);
    }

    Optional<RRset> cut(Name name, int type) {
        return zone().cut(name, type);
    }

    Zone zone() {
        return state.zone();
    }

    /// The zone with other records from now on, its serial one higher; as it was when they are the same.
    ///
    /// @param edit from the records without SOA, NS of the origin and delegations to those that there are then
    synchronized void update(UnaryOperator<List<Record>> edit) {
        List<Record> before = zone().records();
        List<Record> after = edit.apply(before);
        if (!after.equals(before)) {
            state = State.of(zone().with(after));
            signer.forget();
        }
    }

    /// The DS for this zone's parent.
    RRset ds() {
        return signer.ds();
    }

    Part answer(Name name, int type) {
        State now = state;
        Zone zone = now.zone();
        if (type == Type.DNSKEY && name.equals(zone.origin()) && zone.signing().hasSignatures()) {
            return new Part(List.of(signed(signer.dnskey())), List.of(), Optional.empty(), false);
        }
        Optional<Zone> child = zone.child(name);
        if (type == Type.DS && child.isPresent() && child.get().signing().hasDs()) {
            return new Part(List.of(signed(tree.zone(name).ds())), List.of(), Optional.empty(), false);
        }
        return switch (zone.find(name, type)) {
            case Zone.Found.Answer(RRset records, Optional<Name> wildcard) ->
                new Part(List.of(expanded(records, name)), expansion(now, name, wildcard), Optional.empty(), false);
            case Zone.Found.Alias(RRset records, Optional<Name> wildcard) ->
                new Part(
                        List.of(expanded(records, name)),
                        expansion(now, name, wildcard),
                        Optional.of(((CNAMERecord) records.first()).getTarget()),
                        false);
            case Zone.Found.NoData(Optional<Name> wildcard) ->
                denied(
                        zone,
                        wildcard.map(wild -> now.denial().get().expandedNoType(name, wild))
                                .orElseGet(() -> now.denial().get().noType(name)),
                        false);
            case Zone.Found.NoName(Name encloser) ->
                denied(zone, now.denial().get().noName(name, encloser), true);
        };
    }

    private Part denied(Zone zone, List<RRset> proof, boolean noName) {
        List<RRset> authority = new ArrayList<>(List.of(signed(zone.soa())));
        if (zone.signing().hasSignatures()) {
            proof.forEach(records -> authority.add(signed(records)));
        }
        return new Part(List.of(), authority, Optional.empty(), noName);
    }

    private List<RRset> expansion(State now, Name name, Optional<Name> wildcard) {
        if (wildcard.isEmpty() || !now.zone().signing().hasSignatures()) {
            return List.of();
        }
        return now.denial().get().expanded(name, new Name(wildcard.get(), 1)).stream()
                .map(this::signed)
                .toList();
    }

    private RRset signed(RRset records) {
        return expanded(records, records.getName());
    }

    /// The records and their signature with `owner` in place of a wildcard.
    private RRset expanded(RRset records, Name owner) {
        var result = new RRset();
        for (Record rr : records.rrs(false)) {
            result.addRR(rr.withName(owner));
        }
        if (zone().signing().hasSignatures()) {
            result.addRR(signer.sign(records).withName(owner));
        }
        return result;
    }
}
