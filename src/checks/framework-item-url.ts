import { itemAddress } from '../domain/framework.ts'
import { problemAt } from '../domain/problem.ts'
import type { Check } from './check.ts'

/** Each item of a framework has a web address: its own, or by `itemUrl`, or in its code. */
export const frameworkItemUrl: Check = ({ frameworks }) =>
  frameworks.flatMap((framework) =>
    Object.keys(framework.value.items)
      .filter((code) => itemAddress(framework.value, code) === undefined)
      .map((code) =>
        problemAt(
          framework,
          ['items', code],
          'framework-item-url',
          `The item "${code}" has no web address of 2000 characters at the most.`,
          { hint: 'add its "url", or for all items "itemUrl" with "{code}" in it' },
        ),
      ),
  )
