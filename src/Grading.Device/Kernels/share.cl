// Which of so many steps a work item does: a block on a processor, whose caches like neighbours; every so-manieth on a GPU, whose
// neighbouring items then touch neighbouring memory. First and end may be left alone by items without work.

#ifdef BLOCKED
#define STEP 1
#define FIRST(count) ((count) * get_global_id(0) / get_global_size(0))
#define END(count) ((count) * (get_global_id(0) + 1) / get_global_size(0))
#else
#define STEP get_global_size(0)
#define FIRST(count) get_global_id(0)
#define END(count) (count)
#endif
