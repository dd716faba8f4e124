export function linesOf(size) {
  return Array.from({ length: size }, (_, index) => ({ item: index + 1, quantity: 1 }));
}
