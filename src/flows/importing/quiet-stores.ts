import type { GroupId } from '../../domain/base/ids.ts';
import type { Stores } from '../../ports/unit-of-work.ts';

/** The same stores, but nothing is said in this group by what is done through them: the caller tells it in his own words. */
export function quietStores(stores: Stores, group: GroupId): Stores {
  const { outbox } = stores;
  return {
    ...stores,
    outbox: {
      ...outbox,
      add: (posts, createdAt) =>
        outbox.add(
          posts.filter(({ draft }) => !('group' in draft.to && draft.to.group === group)),
          createdAt,
        ),
      gathering: async (of, kind) => (of === group ? undefined : outbox.gathering(of, kind)),
      hasten: async () => {},
    },
  };
}
