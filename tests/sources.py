"""What the source files of the package say: their imports, wherever they stand, and their words."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "groupkit"
PATHS = tuple(sorted(PACKAGE.rglob("*.py")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One import of a module: where it stands, and whether that is inside a function."""

    module: str
    line: int
    inside: bool = False
    relative: bool = False
    star: bool = False


def name_of(path: Path, root: Path = ROOT) -> str:
    """Return the dotted name of a module's file."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def imports(tree: ast.AST, *, inside: bool = False) -> Iterator[Import]:
    """Yield every import of a tree: of types only, late ones through lazily(), and in functions too."""
    for node in ast.iter_child_nodes(tree):
        yield from _own(node, inside=inside)
        deeper = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from imports(node, inside=inside or deeper)


def _own(node: ast.AST, *, inside: bool) -> Iterator[Import]:
    match node:
        case ast.Import(names=names):
            for alias in names:
                yield Import(module=alias.name, line=node.lineno, inside=inside)
        case ast.ImportFrom(names=names):
            for alias in names:
                yield Import(
                    module=f"{node.module or ''}.{alias.name}".strip("."),
                    line=node.lineno,
                    inside=inside,
                    relative=node.level > 0,
                    star=alias.name == "*",
                )
        case ast.Call(
            func=ast.Name(id="lazily" | "import_module" | "__import__")
            | ast.Attribute(attr="lazily" | "import_module")
        ):
            first = node.args[0] if node.args else None
            name = first.value if isinstance(first, ast.Constant) else "?"
            yield Import(module=str(name), line=node.lineno, inside=inside)


def graph(paths: tuple[Path, ...], root: Path = ROOT) -> dict[str, set[str]]:
    """Return which modules each module imports, among the modules of the paths themselves."""
    names = {name_of(path, root): path for path in paths}
    return {
        name: {target for found in imports(tree_of(path)) if (target := _nearest(found.module, names))} - {name}
        for name, path in names.items()
    }


def _nearest(module: str, names: dict[str, Path]) -> str | None:
    while module and module not in names:
        module = module.rpartition(".")[0]
    return module or None
