export function PartnerView() {
  return <h1>Partner</h1>;
}
