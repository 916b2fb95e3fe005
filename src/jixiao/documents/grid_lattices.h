/* Rulings → lattices: a part of pdfium_loops.c.

   The same as grids/rulings and grids/lattice, which are used instead where no compiler was at hand;
   tests hold both to the same results, to the last bit. */


enum { MOST_CROSSINGS = 2000000, MOST_CELLS = 200000, MOST_TABLES = 500, NOBODY = -1 };
static const double NEAR = 2.0, NARROW = 4.5, GAP = 4.0, REACH = 3.0, COVERED = 0.6;

typedef struct { double position, start, end; } Ruling;
typedef struct { Ruling *held; int count; } Rulings;
typedef struct { int32_t columns, rows, cells; } Shape;

/* What is handed back: of each lattice its shape, its xs and ys, four numbers of each cell (top,
   left, bottom, right) and the number of the cell that each elementary cell belongs to. */
typedef struct {
    int32_t count, spoilt;
    Shape *shapes;
    double **borders;
    int32_t **cells, **owners;
} Lattices;

static int by_position(const void *one, const void *other) {
    const Ruling *a = one, *b = other;
    if (a->position != b->position) return a->position < b->position ? -1 : 1;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

static int by_start(const void *one, const void *other) {
    const Ruling *a = one, *b = other;
    if (a->start != b->start) return a->start < b->start ? -1 : 1;
    return a->end < b->end ? -1 : a->end > b->end;
}

static int by_size(const void *one, const void *other) {
    double a = *(const double *)one, b = *(const double *)other;
    return a < b ? -1 : a > b;
}

static int at_least(const double *held, int count, double x) { /* how many are less than x */
    int low = 0;
    while (low < count) {
        int middle = (low + count) / 2;
        if (held[middle] < x) low = middle + 1; else count = middle;
    }
    return low;
}

static int beyond(const double *held, int count, double x) { /* how many are not more than x */
    int low = 0;
    while (low < count) {
        int middle = (low + count) / 2;
        if (x < held[middle]) count = middle; else low = middle + 1;
    }
    return low;
}

/* Make strokes that lie on one line and touch one, in place, by position. */
static void weld(Rulings *all) {
    Ruling *held = all->held;
    int kept = 0;
    if (all->count) qsort(held, (size_t)all->count, sizeof *held, by_position);
    for (int begun = 0, end; begun < all->count; begun = end) {
        for (end = begun + 1; end < all->count && held[end].position - held[end - 1].position <= NEAR;) end++;
        int longest = begun;
        for (int at = begun + 1; at < end; at++)
            if (held[at].end - held[at].start > held[longest].end - held[longest].start) longest = at;
        double position = held[longest].position;
        qsort(held + begun, (size_t)(end - begun), sizeof *held, by_start);
        for (int at = begun, first = kept; at < end; at++) {
            Ruling one = held[at];
            if (kept > first && one.start <= held[kept - 1].end + GAP) {
                if (one.end > held[kept - 1].end) held[kept - 1].end = one.end;
            } else {
                held[kept++] = (Ruling){position, one.start, one.end};
            }
        }
    }
    all->count = kept;
}

static int root_of(int *owner, int one) {
    while (owner[one] != one) owner[one] = owner[owner[one]], one = owner[one];
    return one;
}

static void join_crossing(const Rulings *across, const Rulings *down, const double *levels, int *owner) {
    for (int one = 0; one < across->count + down->count; one++) owner[one] = one;
    for (int at = 0; at < down->count; at++) {
        const Ruling *line = down->held + at;
        int group = across->count + at;
        int last = beyond(levels, across->count, line->end + REACH);
        for (int level = at_least(levels, across->count, line->start - REACH); level < last; level++) {
            const Ruling *met = across->held + level;
            if (met->start - REACH <= line->position && line->position <= met->end + REACH &&
                owner[level] != group) {
                int other = root_of(owner, level);
                owner[group] = other, group = other;
            }
        }
    }
}

/* Fill in where cells end and return how many places that are. */
static int take_positions(const Rulings *strokes, const Rulings *others, double *kept) {
    double first = others->held[0].start, last = others->held[0].end;
    for (int at = 1; at < others->count; at++) {
        if (others->held[at].start < first) first = others->held[at].start;
        if (others->held[at].end > last) last = others->held[at].end;
    }
    int count = strokes->count, used = 0;
    double *found = kept + 1; /* read before it is written over */
    for (int at = 0; at < count; at++) found[at] = strokes->held[at].position;
    qsort(found, (size_t)count, sizeof *found, by_size);
    int opens = first < found[0] - GAP, ends = last > found[count - 1] + GAP;
    if (opens) kept[used++] = first;
    for (int at = 0; at < count; at++)
        if (!used || found[at] - kept[used - 1] > NARROW) kept[used++] = found[at];
    if (ends && last - kept[used - 1] > NARROW) kept[used++] = last;
    return used;
}

/* Add up how much of each interval between others the strokes cover at each place but the first. */
static void take_covered(const Rulings *strokes, const double *places, int count, const double *others,
                         int sides, double *covered) {
    for (int number = 0; number < strokes->count; number++) {
        const Ruling *one = strokes->held + number;
        int at = at_least(places + 1, count - 1, one->position - NARROW);
        if (at >= count - 1 || !(fabs(places[at + 1] - one->position) <= NARROW)) continue;
        double *drawn = covered + (size_t)at * (size_t)sides;
        int first = beyond(others, sides + 1, one->start) - 1, last = at_least(others, sides + 1, one->end);
        if (first < 0) first = 0;
        if (last > sides) last = sides;
        if (last - first > 1) {
            for (int inner = first + 1; inner < last - 1; inner++) drawn[inner] += others[inner + 1] - others[inner];
            drawn[first] += others[first + 1] - (one->start > others[first] ? one->start : others[first]);
            drawn[last - 1] += (one->end < others[last] ? one->end : others[last]) - others[last - 1];
        } else if (last > first) {
            drawn[first] += (one->end < others[last] ? one->end : others[last]) -
                            (one->start > others[first] ? one->start : others[first]);
        }
    }
}

static int is_closed(const double *covered, const double *others, int side) {
    return covered[side] >= COVERED * (others[side + 1] - others[side]);
}

static int any_closed(const double *below, const double *xs, int left, int right) {
    for (int at = left; at <= right; at++)
        if (is_closed(below, xs, at)) return 1;
    return 0;
}

static int take_cells(const double *xs, const double *ys, int columns, int rows, const double *right_of,
                      const double *below_of, int32_t *owner, int32_t *cells) {
    int count = 0;
    for (int at = 0; at < rows * columns; at++) owner[at] = NOBODY;
    for (int top = 0; top < rows; top++)
        for (int left = 0; left < columns; left++) {
            int32_t *line = owner + (size_t)top * (size_t)columns;
            if (line[left] != NOBODY) continue;
            int right = left, bottom = top;
            while (right + 1 < columns && line[right + 1] == NOBODY &&
                   !is_closed(right_of + (size_t)right * (size_t)rows, ys, top))
                right++;
            while (bottom + 1 < rows && !any_closed(below_of + (size_t)bottom * (size_t)columns, xs, left, right))
                bottom++;
            for (int row = top; row <= bottom; row++)
                for (int at = left; at <= right; at++) owner[(size_t)row * (size_t)columns + (size_t)at] = count;
            int32_t cell[4] = {top, left, bottom, right};
            memcpy(cells + 4 * (size_t)count++, cell, sizeof cell);
        }
    return count;
}

/* Add the lattice of some rulings that hang together; 0 when memory ran out. */
static int add_lattice(const Rulings *across, const Rulings *down, Lattices *out) {
    double *borders = malloc(((size_t)across->count + (size_t)down->count + 6) * sizeof *borders);
    if (!borders) return 0;
    int wide = take_positions(down, across, borders), high = 0;
    double *xs = borders, *ys = borders + wide;
    double *room = malloc(((size_t)across->count + 3) * sizeof *room);
    if (room) high = take_positions(across, down, room), memcpy(ys, room, (size_t)high * sizeof *ys);
    free(room);
    if (wide < 2 || high < 2) {
        free(borders);
        return room != NULL;
    }
    int columns = wide - 1, rows = high - 1;
    size_t area = (size_t)columns * (size_t)rows;
    double *covered = calloc(2 * area, sizeof *covered);
    int32_t *owner = malloc(area * sizeof *owner), *cells = malloc(4 * area * sizeof *cells);
    if (!covered || !owner || !cells) {
        free(borders), free(covered), free(owner), free(cells);
        return 0;
    }
    take_covered(down, xs, wide, ys, rows, covered);
    take_covered(across, ys, high, xs, columns, covered + area);
    int count = take_cells(xs, ys, columns, rows, covered, covered + area, owner, cells);
    free(covered);
    out->shapes[out->count] = (Shape){columns, rows, count};
    out->borders[out->count] = borders, out->cells[out->count] = cells, out->owners[out->count++] = owner;
    return 1;
}

PUBLIC void jixiao_lattices_free(Lattices *out) {
    for (int at = 0; at < out->count; at++) free(out->borders[at]), free(out->cells[at]), free(out->owners[at]);
    free(out->shapes), free(out->borders), free(out->cells), free(out->owners);
    memset(out, 0, sizeof *out);
}

/* Sort the rulings by the group they hang together in, groups in the order they are met: `order` has
   the rulings' numbers, `ends` where each group ends there. Return how many groups there are. */
static int sort_groups(int *owner, int total, int *number, int *ends, int *order) {
    int groups = 0;
    for (int one = 0; one < total; one++) number[one] = NOBODY;
    for (int one = 0; one < total; one++) {
        int root = root_of(owner, one);
        if (number[root] == NOBODY) ends[number[root] = groups++] = 0;
        ends[number[root]]++;
    }
    for (int at = 0, sum = 0; at < groups; at++) sum += ends[at], ends[at] = sum - ends[at];
    for (int one = 0; one < total; one++) order[ends[number[root_of(owner, one)]]++] = one;
    return groups;
}

static void take_lattices(const Rulings *across, const Rulings *down, Ruling *room, int *owner,
                          double *levels, Lattices *out) {
    int total = across->count + down->count, *number = owner + total, *ends = number + total;
    int *order = ends + total;
    for (int at = 0; at < across->count; at++) levels[at] = across->held[at].position;
    join_crossing(across, down, levels, owner);
    int groups = sort_groups(owner, total, number, ends, order);
    for (int group = 0, at = 0; group < groups && !out->spoilt; group++) {
        Rulings rows = {room, 0}, columns = {room + across->count, 0};
        for (; at < ends[group]; at++) {
            int one = order[at];
            if (one < across->count) rows.held[rows.count++] = across->held[one];
            else columns.held[columns.count++] = down->held[one - across->count];
        }
        int least = rows.count < columns.count ? rows.count : columns.count;
        int most = rows.count < columns.count ? columns.count : rows.count;
        if (!(least > 1 || (least == 1 && most > 2))) continue;
        if ((double)rows.count * columns.count > MOST_CELLS) continue;
        out->spoilt = !add_lattice(&rows, &columns, out);
    }
}

/* Put the lattices in order from the top down, then from the left, and let go of those too many. */
static int by_corner(const void *one, const void *other) {
    const double *a = *(double *const *)one, *b = *(double *const *)other;
    for (int at = 0; at < 3; at++)
        if (a[at] != b[at]) return a[at] < b[at] ? -1 : 1;
    return 0;
}

static int order_lattices(Lattices *out) {
    size_t count = (size_t)out->count;
    double *corners = malloc((3 * count + 1) * sizeof *corners), **sorted = malloc((count + 1) * sizeof *sorted);
    Lattices old = *out;
    out->shapes = malloc((count + 1) * sizeof *out->shapes), out->borders = malloc((count + 1) * sizeof *out->borders);
    out->cells = malloc((count + 1) * sizeof *out->cells), out->owners = malloc((count + 1) * sizeof *out->owners);
    int good = corners && sorted && out->shapes && out->borders && out->cells && out->owners;
    for (size_t at = 0; good && at < count; at++) {
        double corner[3] = {old.borders[at][old.shapes[at].columns + 1], old.borders[at][0], (double)at};
        memcpy(sorted[at] = corners + 3 * at, corner, sizeof corner);
    }
    if (good && count) qsort(sorted, count, sizeof *sorted, by_corner);
    for (size_t to = 0; to < count; to++) {
        size_t at = good ? (size_t)sorted[to][2] : to;
        if (good && to < MOST_TABLES) {
            out->shapes[to] = old.shapes[at], out->borders[to] = old.borders[at];
            out->cells[to] = old.cells[at], out->owners[to] = old.owners[at];
        } else {
            free(old.borders[at]), free(old.cells[at]), free(old.owners[at]);
        }
    }
    out->count = !good ? 0 : count < MOST_TABLES ? (int32_t)count : MOST_TABLES;
    free(old.shapes), free(old.borders), free(old.cells), free(old.owners), free(corners), free(sorted);
    return good;
}

/* Fill `out` with the lattices of strokes across and down, three numbers each. */
PUBLIC void jixiao_lattices(const double *across_at, int across_count, const double *down_at, int down_count,
                            Lattices *out) {
    memset(out, 0, sizeof *out);
    size_t most = (size_t)across_count + (size_t)down_count + 1;
    Ruling *held = malloc(2 * most * sizeof *held);
    int *owner = malloc(4 * most * sizeof *owner);
    double *levels = malloc(most * sizeof *levels);
    out->shapes = malloc(most * sizeof *out->shapes), out->borders = malloc(most * sizeof *out->borders);
    out->cells = malloc(most * sizeof *out->cells), out->owners = malloc(most * sizeof *out->owners);
    out->spoilt = !(held && owner && levels && out->shapes && out->borders && out->cells && out->owners);
    if (!out->spoilt) {
        if (across_count) memcpy(held, across_at, (size_t)across_count * sizeof *held);
        if (down_count) memcpy(held + across_count, down_at, (size_t)down_count * sizeof *held);
        Rulings across = {held, across_count}, down = {held + across_count, down_count};
        weld(&across), weld(&down);
        if ((double)across.count * down.count <= MOST_CROSSINGS)
            take_lattices(&across, &down, held + most, owner, levels, out);
        if (!order_lattices(out)) out->spoilt = 1;
    }
    free(held), free(owner), free(levels);
}
