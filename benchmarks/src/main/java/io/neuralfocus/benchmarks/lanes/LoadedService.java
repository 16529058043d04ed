package io.neuralfocus.benchmarks.lanes;

import io.neuralfocus.catalog.Catalog;
import io.neuralfocus.registry.Registry;
import io.neuralfocus.serving.Service;
import io.neuralfocus.serving.Surroundings;
import io.neuralfocus.serving.config.ServiceConfig;
import io.neuralfocus.store.Store;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;

/**
 * The service under load, put together as {@code focus serve} does it, in a process of its own. Arguments: its data folder,
 * and the registry that ships. It prints its address, and answers each line that it is asked with one: {@code settle} when
 * all that was sent has come out, {@code heap} with the bytes that are in use. It ends with its input.
 */
public final class LoadedService {

    private LoadedService() {}

    public static void main(String[] arguments) throws IOException {
        ServiceConfig config = ServiceConfig.defaults().withPort(0).withData(Path.of(arguments[0]));
        Registry registry = Registry.open(Path.of(arguments[1]), config.ownModels());
        try (Store store = Store.open(config.storeSetting());
                Service service = Service.start(
                        config,
                        new Surroundings(
                                store,
                                registry,
                                Catalog.shipped(),
                                InstantSource.system(),
                                System::nanoTime,
                                new SplittableRandom(31)));
                BufferedReader asked =
                        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            System.out.println(service.address());
            for (String line = asked.readLine(); line != null; line = asked.readLine()) {
                System.out.println(line.equals("heap") ? usedHeap() : settled(service));
            }
        }
    }

    private static long settled(Service service) {
        service.settle();
        return 0;
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
