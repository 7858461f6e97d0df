package org.sealpost.app.api;

import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.Invitations;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.store.AccessStore;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.fleet.watch.schedule.Schedule;

/// What the API needs for those who are known.
///
/// @param box seals answers that are kept
public record Desk(
        AccessStore access,
        TokenDesk tokens,
        Invitations invitations,
        SecretBox box,
        FleetStore fleet,
        HistoryStore history,
        Schedule schedule,
        Rates rates) {}
