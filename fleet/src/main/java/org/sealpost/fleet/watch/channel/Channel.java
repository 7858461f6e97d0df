package org.sealpost.fleet.watch.channel;

import org.sealpost.fleet.watch.notice.Message;

/// A way to people. Takes its time within limits of its own, and tells every failure as a value.
public interface Channel {
    Delivery send(Message message);
}
