package org.sealpost.app.job;

import com.github.kagkarlsson.scheduler.exceptions.SerializationException;
import com.github.kagkarlsson.scheduler.serializer.Serializer;

/// Jobs have a name and nothing else, so what a database says of one is never made an object.
final class NoData implements Serializer {
    @Override
    public byte[] serialize(Object data) {
        return new byte[0];
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] octets) {
        throw new SerializationException("a job has no data", new IllegalArgumentException());
    }
}
