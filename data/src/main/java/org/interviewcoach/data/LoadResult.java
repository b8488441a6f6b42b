package org.interviewcoach.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interviewcoach.core.bank.Bank;
import org.interviewcoach.data.yaml.Position;

/**
 * What came of loading packs.
 *
 * @param packs those that can be used, without their broken questions
 * @param problems of all files, by file and place
 */
public record LoadResult(List<LoadedPack> packs, List<Problem> problems) {
    public LoadResult {
        packs = List.copyOf(packs);
        problems = problems.stream().sorted().toList();
    }

    /** The bank of everything that could be used. */
    public Bank bank() {
        return new Bank(packs.stream().map(LoadedPack::pack).toList());
    }

    public Optional<LoadedPack> findPack(String id) {
        return packs.stream().filter(loaded -> loaded.pack().id().equals(id)).findFirst();
    }

    /**
     * These packs and the other's. Where both have a pack of one id, this one's stays and the other's is reported.
     */
    public LoadResult plus(LoadResult other) {
        List<LoadedPack> all = new ArrayList<>(packs);
        List<Problem> found = new ArrayList<>(problems);
        found.addAll(other.problems);
        for (LoadedPack added : other.packs) {
            Optional<LoadedPack> present = findPack(added.pack().id());
            if (present.isEmpty()) {
                all.add(added);
            } else {
                found.add(new Problem(
                        added.file(),
                        Position.START,
                        "The pack \"" + added.pack().id() + "\" is there already, from "
                                + present.get().file() + ". Rename this one's id and folder."));
            }
        }
        return new LoadResult(all, found);
    }

    /**
     * This result where it has no problem: for builds, which must not go on with half a bank.
     *
     * @throws BadPacksException where it has one
     */
    public LoadResult orThrow() {
        if (!problems.isEmpty()) {
            throw new BadPacksException(problems);
        }
        return this;
    }
}
