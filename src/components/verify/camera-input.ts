import { partOf } from './elements.ts'
import { canScan, scan } from './qr.ts'

/** Shows the button for the camera where there is one, and gives on the text of a code that it sees. */
export async function listenToCamera(
  root: HTMLElement,
  { say, take }: { readonly say: (text: string) => void; readonly take: (text: string) => void },
): Promise<void> {
  if (!(await canScan())) return
  const [start, area] = [partOf(root, 'scan'), partOf(root, 'camera')]
  let stop = new AbortController()
  const look = async () => {
    stop = new AbortController()
    start.hidden = true
    area.hidden = false
    partOf(root, 'scan-stop').focus()
    say('Hold the QR code in front of the camera.')
    try {
      const text = await scan(partOf(root, 'video'), stop.signal)
      say('')
      if (text !== undefined) take(text)
    } catch {
      say('The camera cannot be used. Take a picture of the code and choose it as a file.')
    } finally {
      area.hidden = true
      start.hidden = false
      start.focus()
    }
  }
  start.hidden = false
  start.addEventListener('click', () => void look())
  partOf(root, 'scan-stop').addEventListener('click', () => stop.abort())
}
