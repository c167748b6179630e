/** The keys of an object's own data, as `Object.assign` and spread take them: names and symbols, enumerable ones. */
export function dataKeys(object: object): PropertyKey[] {
  const names: PropertyKey[] = Object.keys(object);
  for (const symbol of Object.getOwnPropertySymbols(object))
    if (Object.prototype.propertyIsEnumerable.call(object, symbol)) names.push(symbol);
  return names;
}
