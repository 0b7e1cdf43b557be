import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CONTEXTS, foreignIssuer, openBadge } from '../helpers/foreign.ts'
import { AWARDS, checkOf, pageOf, SITE, sampleSite } from './sample-site.ts'
import { answering, cardsOf, fileOf, OTHER, openVerifier, upload, verified, verifiedAt } from './verifier.ts'

const site = sampleSite()
const file = (name: string, award: keyof typeof AWARDS = 'valid') => fileOf(site, award, name)
const CREDENTIAL = `${SITE}${pageOf('valid')}credential.json`

/** An issuer on another site, what that site answers, and a badge that it signed. */
async function foreign(changes: Parameters<typeof openBadge>[1] = {}) {
  const issuer = foreignIssuer('did:web:other.example')
  const id = `${OTHER}credentials/1.json`
  const badge = await issuer.sign(openBadge(issuer.id, { id, ...changes }))
  return { issuer, id, badge, answers: { [`${OTHER}.well-known/did.json`]: issuer.document, [id]: badge } }
}

/** A badge of somebody who is known by a key alone, so that nobody need be asked. */
async function keyBadge(changes: Parameters<typeof openBadge>[1] = {}) {
  const issuer = foreignIssuer('did:key')
  return await issuer.sign(openBadge(issuer.id, changes))
}

describe('what the verifier takes', () => {
  it.each(['credential.json', 'credential.jwt', 'badge.png', 'badge.svg', 'assertion.json'])(
    'a file: %s',
    async (name) => {
      const { page, faults } = await openVerifier(site)
      const card = await verified(page, file(name))
      expect(card).toMatchObject({ verdict: 'verified', outcome: 'passed', name: 'Client Presentation Skills' })
      expect(card.text).toContain('badges.harbourlight.example/open')
      expect(await page.locator('.result img').count()).toBe(name.startsWith('badge.') ? 1 : 0)
      expect(faults).toEqual([])
    },
  )

  it('the address of a credential, of an award’s page, and of one without its scheme', async () => {
    const { page } = await openVerifier(site)
    for (const address of [CREDENTIAL, SITE + pageOf('valid'), CREDENTIAL.replace('https://', '')]) {
      expect(await verifiedAt(page, address)).toMatchObject({ verdict: 'verified' })
      await page.getByRole('button', { name: 'Remove' }).click()
    }
  })

  it.each(['#vc=', '?vc=', '#verify?vc='])('a link to itself with %s and an address', async (start) => {
    const { page } = await openVerifier(site, undefined, { hash: start + encodeURIComponent(CREDENTIAL) })
    expect(await cardsOf(page)).toMatchObject([{ verdict: 'verified' }])
  })

  it('links that carry a credential, and the next link too', async () => {
    const carried = (name: string) => `#vc=${encodeURIComponent(readFileSync(file(name), 'utf8'))}`
    const { page } = await openVerifier(site, undefined, { hash: carried('credential.json') })
    expect(await cardsOf(page)).toMatchObject([{ verdict: 'verified', outcome: 'passed' }])
    expect(await page.getByRole('button', { name: 'Copy link' }).count()).toBe(0)
    await page.evaluate((hash) => {
      location.hash = hash
    }, carried('credential.jwt'))
    expect(await cardsOf(page, 2)).toMatchObject([{ verdict: 'verified' }, { verdict: 'verified' }])
  })

  it('text that is pasted into its field: a token, JSON, a link', async () => {
    const { page } = await openVerifier(site)
    const texts = [
      readFileSync(file('credential.jwt'), 'utf8'),
      readFileSync(file('assertion.json'), 'utf8'),
      CREDENTIAL,
    ]
    for (const [index, text] of texts.entries()) {
      await page.getByLabel('Or its text').fill(text)
      await page.getByRole('button', { name: 'Verify the text' }).click()
      expect((await cardsOf(page, index + 1))[0]).toMatchObject({ verdict: 'verified' })
    }
  })

  it.each(['paste', 'drop'])('files, text and links by %s anywhere on the page', async (kind) => {
    const { page } = await openVerifier(site)
    const give = (data: { text?: string; type?: string; file?: string }) =>
      page.evaluate(
        ([event, { text = '', type = '', file: content }]) => {
          const transfer = new DataTransfer()
          if (content === undefined) transfer.setData(type, text)
          else transfer.items.add(new File([content], 'badge.json'))
          const options = { bubbles: true, cancelable: true }
          document.body.dispatchEvent(
            event === 'paste'
              ? new ClipboardEvent('paste', { ...options, clipboardData: transfer })
              : new DragEvent('drop', { ...options, dataTransfer: transfer }),
          )
        },
        [kind, data] as const,
      )
    await give({ file: readFileSync(file('credential.json'), 'utf8') })
    expect(await cardsOf(page, 1)).toMatchObject([{ verdict: 'verified' }])
    await give({ type: 'text/plain', text: readFileSync(file('credential.jwt'), 'utf8') })
    expect(await cardsOf(page, 2)).toMatchObject([{ verdict: 'verified' }, {}])
    await give({ type: 'text/uri-list', text: CREDENTIAL })
    expect(await cardsOf(page, 3)).toMatchObject([{ verdict: 'verified' }, {}, {}])
  })

  it('shows where a dragged file would fall', async () => {
    const { page } = await openVerifier(site)
    const area = page.locator('[data-part="drop"]')
    await page.evaluate(() => document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true })))
    expect(await area.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
    await page.evaluate(() => document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true })))
    expect(await area.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('none')
  })

  it('several files at once, each with a card of its own, and the newest before the older', async () => {
    const { page } = await openVerifier(site)
    await verified(page, file('credential.json', 'corrected'))
    await page.setInputFiles('[data-part="files"]', [
      upload('revoked.json', readFileSync(file('credential.json', 'revoked'))),
      upload('badge.png', readFileSync(file('badge.png'))),
      upload('notes.txt', 'These are notes.'),
    ])
    const cards = await cardsOf(page, 4)
    expect(cards.map(({ verdict }) => verdict)).toEqual(['revoked', 'verified', 'unreadable', 'verified'])
    expect(await page.getByRole('status').first().innerText()).toBe('3 results: 1 revoked, 1 verified, 1 not a badge.')
  })

  it('says in plain words what is of no use', async () => {
    const { page } = await openVerifier(site)
    const card = await verified(page, upload('letter.txt', 'Dear all'))
    expect(card).toMatchObject({ verdict: 'unreadable', name: 'letter.txt' })
    expect(card.text).toContain('This is neither JSON, nor a signed token (JWT), nor an https address.')
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    expect(await page.getByRole('alert').first().innerText()).toBe('Type or paste an address first.')
    expect(await page.getByLabel('Address of a badge').getAttribute('aria-invalid')).toBe('true')
  })
})

describe('QR codes', () => {
  /** A browser that reads every code as one text, with or without a camera. */
  const detector = (text: string, hasCamera: boolean) => async (page: import('playwright-core').Page) => {
    await page.addInitScript(
      ([code, camera]) => {
        class BarcodeDetector {
          static getSupportedFormats = async () => ['qr_code']
          detect = async () => [{ rawValue: code }]
        }
        Object.assign(globalThis, { BarcodeDetector })
        const mediaDevices = {
          enumerateDevices: async () => (camera ? [{ kind: 'videoinput' }] : []),
          getUserMedia: async () => document.createElement('canvas').captureStream(),
        }
        Object.defineProperty(navigator, 'mediaDevices', { value: mediaDevices })
        HTMLMediaElement.prototype.play = async () => {}
      },
      [text, hasCamera] as const,
    )
  }
  const plainPicture = () => ({
    ...upload('photo.png', readFileSync(`${site.dist}/issuer/logo.png`)),
    mimeType: 'image/png',
  })

  it('are read by the camera', async () => {
    const { page } = await openVerifier(site, detector(CREDENTIAL, true))
    await page.getByRole('button', { name: 'Scan a QR code' }).click()
    expect(await cardsOf(page)).toMatchObject([{ verdict: 'verified' }])
    expect(await page.locator('video').isVisible()).toBe(false)
  })

  it('are read from a picture that carries no credential', async () => {
    const { page } = await openVerifier(site, detector(CREDENTIAL, false))
    expect(await verified(page, plainPicture())).toMatchObject({ verdict: 'verified' })
    expect(await page.getByRole('button', { name: 'Scan a QR code' }).isVisible()).toBe(false)
  })

  it('are not offered where the browser reads none', async () => {
    const { page } = await openVerifier(site, async (opened) => {
      await opened.addInitScript(() => Reflect.deleteProperty(globalThis, 'BarcodeDetector'))
    })
    const card = await verified(page, plainPicture())
    expect(card.text).toContain('This picture carries no credential.')
    expect(await page.getByRole('button', { name: 'Scan a QR code' }).isVisible()).toBe(false)
  })
})

describe('what the verifier finds', () => {
  it.each([
    ['revoked', 'revoked', 'failed', 'Revoked.'],
    ['suspended', 'suspended', 'failed', 'Suspended.'],
    ['expired', 'expired', 'passed', 'Expired.'],
  ] as const)('that an award is %s', async (award, verdict, outcome, title) => {
    const { page } = await openVerifier(site)
    const card = await verified(page, file('badge.svg', award))
    expect(card).toMatchObject({ verdict, outcome })
    expect(card.text).toContain(title)
    expect(card.text).not.toContain('Verified.')
  })

  it('that content was changed, and then shows nothing of what it says', async () => {
    const { page } = await openVerifier(site)
    const changed = readFileSync(file('credential.json'), 'utf8').replaceAll('Leila', 'Laila')
    const card = await verified(page, upload('badge.json', changed))
    expect(card).toMatchObject({ outcome: 'failed', name: 'badge.json' })
    expect(card.steps).toContain('signature failed')
    expect(card.text).toContain('What it says is not shown')
    expect(card.text).not.toMatch(/Laila|Client Presentation|Harbourlight Institute|fake|tamper/i)
    expect(await page.locator('.claims, .result img').count()).toBe(0)
  })

  it('a badge of another site, by what that site proves of itself', async () => {
    const { answers, id } = await foreign()
    const { page } = await openVerifier(site, (opened) => answering(opened, answers))
    const card = await verifiedAt(page, id)
    expect(card).toMatchObject({ verdict: 'verified', name: 'Welding' })
    expect(await page.locator('.proven').innerText()).toBe('other.example')
    expect(card.text).toContain('It calls itself “Welding Academy”. Anybody can write any name there.')
    await page.getByText('Requests made: 2').click()
    expect(await page.locator('.requests li').allInnerTexts()).toEqual([
      `${id} answered 200`,
      `${OTHER}.well-known/did.json answered 200`,
    ])
  })

  it('tells nobody else anything: no cookies, no address of this page, nothing of a file', async () => {
    const { answers, badge } = await foreign()
    const told: string[] = []
    const { page } = await openVerifier(site, (opened) => answering(opened, answers))
    page.on('request', async (request) => {
      const { referer = '', cookie = '' } = await request.allHeaders()
      told.push([request.method(), request.url(), referer, cookie, request.postData() ?? ''].join(' ').trim())
    })
    await verified(page, upload('badge.json', badge))
    expect(told.filter((line) => line.includes(OTHER))).toEqual([`GET ${OTHER}.well-known/did.json`])
  })

  it('that nothing left the device, when nobody had to be asked', async () => {
    const { page } = await openVerifier(site)
    const card = await verified(page, upload('badge.json', await keyBadge()))
    expect(card.text).toContain('whoever holds this key')
    await page.getByText('Requests made: none').click()
    expect(await page.getByText('None: nothing left this device.').isVisible()).toBe(true)
  })

  it('that a status list cannot be reached, which is never a pass', async () => {
    const { page } = await openVerifier(site, (opened) => opened.route('**/status/*', (route) => route.abort()))
    const card = await verified(page, file('credential.json'))
    expect(card).toMatchObject({ verdict: 'status-not-checked', outcome: 'not-checked' })
    expect(card.text).toContain('Could not be checked.')
    expect(card.text).not.toContain('Verified.')
  })

  it('that a site does not let pages of others read it, and what to do then', async () => {
    const { answers, id } = await foreign()
    const { page } = await openVerifier(site, (opened) =>
      answering(opened, answers, { 'access-control-allow-origin': 'https://nobody.example' }),
    )
    const card = await verifiedAt(page, id)
    expect(card).toMatchObject({ outcome: 'not-checked' })
    expect(card.text).toContain('may not allow pages of other sites to read it')
    expect(card.text).toContain(`badgewright verify ${id}`)
  })

  it('that an answer is too large, without waiting for the rest of it', async () => {
    const { page } = await openVerifier(site, (opened) =>
      answering(opened, { [`${OTHER}large.json`]: ' '.repeat(6_000_000) }),
    )
    const card = await verifiedAt(page, `${OTHER}large.json`)
    expect(card).toMatchObject({ outcome: 'not-checked' })
    expect(card.text).toContain('larger than 5 MB')
  })

  it('asks no address of the reader’s own network', async () => {
    const { page, faults } = await openVerifier(site)
    const card = await verifiedAt(page, 'https://192.168.1.1/badge.json')
    expect(card).toMatchObject({ outcome: 'not-checked' })
    expect(card.text).toContain('not on the public internet')
    expect(faults).toEqual([])
  })

  it('whether it is a person’s, and whether the issuer is on a list', async () => {
    const { page } = await openVerifier(site)
    await page.getByText('More: is it').click()
    await page.getByLabel('E-mail address, or another').fill('somebody@example.com')
    await page.getByLabel('Compare it with').selectOption('emailAddress')
    await page
      .getByLabel('A list as a file')
      .setInputFiles(upload('list.json', '{"issuers":[{"id":"did:web:else.example"}]}'))
    await page.getByText('The list names 1 issuer.').waitFor()
    const card = await verified(page, file('credential.json'))
    expect(card).toMatchObject({ verdict: 'another-person' })
    expect(card.text).toContain('Not on the list that you gave.')
    await page.getByLabel('A list as a file').setInputFiles(upload('list.json', '{}'))
    await page.getByText('The list cannot be used.').waitFor()
    await page.getByLabel('E-mail address, or another').fill('mia@example.com')
    const other = await verified(page, upload('badge.json', await keyBadge()))
    expect(other.steps).toContain('recipient passed')
  })

  it('shows the endorsements of a badge, each with its own verdict', async () => {
    const id = 'https://academy.example/credentials/1'
    const friend = foreignIssuer('did:key')
    const endorsement = await friend.sign({
      '@context': CONTEXTS,
      id: 'https://friend.example/endorsements/1',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      name: 'Endorsement',
      issuer: { id: friend.id, type: ['Profile'], name: 'Friend' },
      validFrom: '2026-01-01T00:00:00Z',
      credentialSubject: { id, type: ['EndorsementSubject'], endorsementComment: 'They weld well.' },
    })
    const { page } = await openVerifier(site)
    const card = await verified(page, upload('badge.json', await keyBadge({ id, endorsement: [endorsement as never] })))
    expect(card).toMatchObject({ verdict: 'verified' })
    expect(card.text).toContain('Endorsements inside it')
    await page.locator('.inner-result > summary').click()
    const inner = await page.locator('.inner-result').innerText()
    for (const text of ['Verified.', 'They weld well.', friend.id]) expect(inner).toContain(text)
  })

  it('shows each credential inside a presentation, with its own verdict', async () => {
    const { issuer, answers } = await foreign()
    const presentation = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [await issuer.sign(openBadge(issuer.id)), { ...(await keyBadge()), name: 'Changed' }],
    }
    const { page } = await openVerifier(site, (opened) => answering(opened, answers))
    const card = await verified(page, upload('two.json', presentation))
    expect(card.verdict).toBe('part-not-verified')
    const inner = page.locator('.inner-result')
    expect(await inner.locator('> summary').allInnerTexts()).toEqual([
      expect.stringContaining('Verified: Welding'),
      expect.stringContaining('Not verified: '),
    ])
    await inner.first().locator('> summary').click()
    expect(await inner.first().innerText()).toContain('Signature: passed.')
  })
})

describe('text of strangers', () => {
  const HOSTILE = '<img src=x onerror="document.title=\'owned\'">'

  it('is shown as text, and runs nothing', async () => {
    const { page, faults } = await openVerifier(site)
    const subject = openBadge('').credentialSubject as { achievement: object }
    const credentialSubject = {
      ...subject,
      name: HOSTILE,
      achievement: { ...subject.achievement, name: `${HOSTILE} \u202Egnp.exe\u0007`, description: 'x'.repeat(100_000) },
    }
    const card = await verified(page, upload(`${HOSTILE}.json`, await keyBadge({ credentialSubject } as never)))
    expect(card.text).toContain(HOSTILE)
    expect(await page.title()).not.toBe('owned')
    expect(await page.locator('.result img, .result script').count()).toBe(0)
    expect(card.text).not.toMatch(/[\p{Cf}\p{Cc}]/u)
    expect(card.text).toContain('\uFFFDgnp.exe')
    expect(await page.locator('.result bdi').count()).toBeGreaterThan(5)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(faults).toEqual([])
  })

  it('runs nothing from a picture either', async () => {
    const { page, faults } = await openVerifier(site)
    const svg = readFileSync(file('badge.svg'), 'utf8').replace(
      '</svg>',
      '<script>document.title="owned"</script></svg>',
    )
    await verified(page, upload('badge.svg', svg))
    expect(await page.title()).not.toBe('owned')
    expect(faults).toEqual([])
  })
})

describe('a result', () => {
  it('can be linked to when it came from an address: the link carries the address and never the content', async () => {
    const { page, context } = await openVerifier(site, undefined, {
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    await verifiedAt(page, CREDENTIAL)
    await page.getByRole('button', { name: 'Copy link to this check' }).click()
    await page.getByText('The link is copied.').waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    expect(link).toBe(`${SITE}verify/#vc=${encodeURIComponent(CREDENTIAL)}`)
    await page.getByRole('button', { name: 'Remove' }).click()
    await verified(page, file('badge.png'))
    expect(await page.getByRole('button', { name: 'Copy link to this check' }).count()).toBe(0)
    await context.close()
  })

  it('can be had again, and removed', async () => {
    const { page } = await openVerifier(site)
    expect(await verified(page, file('credential.json'))).toMatchObject({ verdict: 'verified' })
    await page.route('**/status/*', (route) => route.abort())
    await page.getByRole('button', { name: 'Check again' }).click()
    await page.locator('.result[data-outcome="not-checked"]').waitFor()
    await page.getByRole('button', { name: 'Remove' }).click()
    expect(await page.locator('.result').count()).toBe(0)
  })

  it('is printed alone, whole, and without what paper cannot do', async () => {
    const { page } = await openVerifier(site)
    await page.setInputFiles('[data-part="files"]', [file('badge.png'), file('credential.json', 'revoked')])
    await cardsOf(page, 2)
    await page.evaluate(() => {
      // The dialogue of the browser would wait for somebody.
      window.print = () => window.dispatchEvent(new Event('beforeprint'))
    })
    await page.getByRole('button', { name: 'Print this report' }).first().click()
    await page.emulateMedia({ media: 'print' })
    const sees = async (text: string) => (await page.getByText(text).filter({ visible: true }).count()) > 0
    for (const text of ['Verification report', 'badges.harbourlight.example/open', 'Awarded to', 'Signature: passed.'])
      expect(await sees(text), text).toBe(true)
    expect(await sees('Checked on 1 July 2026 at 12:00 UTC')).toBe(true)
    expect(await page.locator('.requests').first().isVisible()).toBe(true)
    for (const text of [
      'Verify a badge',
      'Choose files',
      'Print this report',
      'has revoked it since',
      'Who learns of it',
    ])
      expect(await sees(text), text).toBe(false)
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1)
  })

  it('is told to those who listen, and has the focus unless they went elsewhere', async () => {
    const { page } = await openVerifier(site)
    await page.getByLabel('Address of a badge').fill(CREDENTIAL)
    await page.keyboard.press('Enter')
    await cardsOf(page)
    const status = page.getByRole('status').first()
    expect(await status.innerText()).toBe('Verified. The issuer signed this, has not revoked it, and it counts now.')
    expect(await status.getAttribute('aria-live')).toBe('polite')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Client Presentation Skills')
  })

  it('can be had and removed by keyboard alone', async () => {
    const { page } = await openVerifier(site)
    const focused = (selector: string) => page.evaluate((each) => document.activeElement?.matches(each), selector)
    const tabTo = async (selector: string) => {
      for (let i = 0; i < 40 && !(await focused(selector)); i++) await page.keyboard.press('Tab')
      expect(await focused(selector), selector).toBe(true)
    }
    await tabTo('[data-part="files"]')
    const label = page.locator('.chooser')
    expect(await label.evaluate((element) => getComputedStyle(element).outlineStyle)).toBe('solid')
    await tabTo('[data-part="address"]')
    await page.keyboard.type(CREDENTIAL)
    await page.keyboard.press('Enter')
    await cardsOf(page)
    await tabTo('.result summary')
    await page.keyboard.press('Enter')
    expect(await page.locator('.requests').isVisible()).toBe(true)
    await tabTo('.result .actions button:last-child')
    await page.keyboard.press('Enter')
    expect(await page.locator('.result').count()).toBe(0)
    expect(await focused('[data-part="files"]')).toBe(true)
  })
})

describe('without a network', () => {
  it('a proof bundle from an award’s page is verified as far as it goes', async () => {
    const { page, context } = await site.open()
    await page.goto(site.url(pageOf('valid')))
    await checkOf(page)
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download the proof bundle' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe(`${AWARDS.valid}.bundle.json`)
    const bundle = readFileSync(await saved.path(), 'utf8')

    await page.goto(site.url('verify/'))
    await page.locator('badge-verifier[data-ready]').waitFor({ state: 'attached' })
    await context.setOffline(true)
    const card = await verified(page, upload('kept.bundle.json', bundle))
    expect(card.name).toBe('Client Presentation Skills')
    expect(card.steps).toEqual(expect.arrayContaining(['signature passed', 'status not-checked']))
    expect(card.text).toContain('1 July 2026')
    expect(card.text).not.toContain('Verified.')
    await page.getByText(/^Requests made: \d/).click()
    expect(await page.locator('.requests').innerText()).toContain('from the bundle')
  })

  it('everything that the verifier may need is there once the page is idle', async () => {
    const scripts: string[] = []
    const { page } = await openVerifier(site, async (opened) => {
      opened.on('request', (request) => {
        if (request.resourceType() === 'script') scripts.push(request.url().split('/').at(-1)!)
      })
    })
    await page.locator('badge-verifier[data-ready]').waitFor({ state: 'attached' })
    const named = scripts.flatMap((name) => site.text(`assets/${name}`).match(/[\w.-]+\.js(?=["'`])/g) ?? [])
    expect(named.length).toBeGreaterThan(2)
    expect([...new Set(named)].filter((name) => site.assets().includes(name) && !scripts.includes(name))).toEqual([])
  })
})

describe('without JavaScript', () => {
  it('the page says what it needs, and how to check otherwise', async () => {
    const { page } = await openVerifier(site, undefined, { javaScriptEnabled: false })
    expect(await page.getByRole('heading', { name: 'This page needs JavaScript' }).isVisible()).toBe(true)
    expect(await page.getByRole('link', { name: 'VerifierPlus' }).isVisible()).toBe(true)
    expect(await page.locator('badge-verifier').isVisible()).toBe(false)
  })
})
