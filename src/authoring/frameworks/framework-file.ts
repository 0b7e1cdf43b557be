import type { Framework } from '../../domain/framework.ts'
import { yamlFile } from '../content-file.ts'
import { editYaml, type YamlEdit } from '../edit-yaml.ts'
import type { ImportedFramework } from './imported.ts'

/** Fields of the framework itself that are there, by name. */
const ownFields = ({ items: _, ...fields }: ImportedFramework) =>
  Object.entries(fields).filter(([, value]) => value !== undefined)

/** `content/frameworks/<slug>.yaml` of a framework that was not there. */
export function newFrameworkFile(framework: ImportedFramework): string {
  const fields = ownFields(framework).map(([name, value]) => [name, { value }] as const)
  return yamlFile({ ...Object.fromEntries(fields), items: { value: Object.fromEntries(framework.items) } })
}

/**
 * The file of a framework that is there with what an import says anew. Comments stay, and so do fields and items that the
 * import does not name: badge classes may refer to them.
 */
export function updatedFrameworkFile(text: string, before: Framework, framework: ImportedFramework): string {
  const own = ownFields(framework).map(([name, value]): YamlEdit => ({ kind: 'set', path: [name], value }))
  const items = [...framework.items].flatMap(([code, item]): YamlEdit[] => {
    const path = ['items', code]
    if (!Object.hasOwn(before.items, code)) return [{ kind: 'set', path, value: item }]
    return Object.entries(item).map(([name, value]) => ({ kind: 'set', path: [...path, name], value }))
  })
  return editYaml(text, [...own, ...items])
}
