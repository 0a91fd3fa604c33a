/** Puts parts into a page between `<!-- generated: name -->` and `<!-- end -->`; every part has its place and every place its part. */
export function fillMarked(text, parts, page) {
  const seen = new Set();
  const filled = text.replace(/<!-- generated: ([\w-]+) -->\n[\s\S]*?<!-- end -->/g, (_, name) => {
    if (parts[name] === undefined) throw new Error(`${page} asks for "${name}", which is not generated`);
    seen.add(name);
    return `<!-- generated: ${name} -->\n\n${parts[name]}\n\n<!-- end -->`;
  });
  const homeless = Object.keys(parts).filter((name) => !seen.has(name));
  if (homeless.length > 0) throw new Error(`${page} has no place for ${homeless.join(', ')}`);
  return filled;
}
